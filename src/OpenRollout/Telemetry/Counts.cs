namespace OpenRollout;

/// <summary>What the counting instruments read; apart from them, as it is made when the first of something is counted.</summary>
internal static class Counts
{
    public static readonly SeriesCounter Evaluations = new();
    public static readonly SeriesCounter Exposures = new();
    public static readonly SeriesCounter Reloads = new();
}
