namespace OpenRollout.Telemetry.Metrics;

/// <summary>What the counting instruments read; apart from them, as it is made when the first of something is counted.</summary>
internal static class Counters
{
    public static readonly SeriesCounter Evaluations = new();
    public static readonly SeriesCounter Exposures = new();
    public static readonly SeriesCounter Reloads = new();

    /// <summary>Ends the series of flags of a set that none of its providers serves any more.</summary>
    /// <param name="flagSet">The set.</param>
    /// <param name="changed">The flags that a manifest has changed, those that it removed among them.</param>
    public static void RemoveFlags(string flagSet, IReadOnlyList<string> changed) => Evaluations.Remove(() =>
    {
        // Asked under the counter's lock: a flag that came back in between has no series yet, or is served already.
        var programs = LiveProviders.ProgramsOf(flagSet);
        var removed = changed.Where(key => programs.All(program => program.FindFlag(key) < 0)).ToHashSet(StringComparer.Ordinal);
        return series => series.FlagSet == flagSet && series.Flag is { } flag && removed.Contains(flag);
    });
}
