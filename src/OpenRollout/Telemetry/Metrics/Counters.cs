namespace OpenRollout.Telemetry.Metrics;

/// <summary>The values of the counting instruments. Separate from <see cref="Instruments"/>, so that they are created only when something is counted.</summary>
internal static class Counters
{
    public static readonly SeriesCounter Evaluations = new();
    public static readonly SeriesCounter Exposures = new();
    public static readonly SeriesCounter Reloads = new();

    /// <summary>Removes the series of flags that no provider of their flag set serves any longer.</summary>
    /// <param name="flagSet">The identifier of the flag set.</param>
    /// <param name="changed">The keys of the flags that a manifest changed or removed.</param>
    public static void RemoveFlags(string flagSet, IReadOnlyList<string> changed) => Evaluations.Remove(() =>
    {
        // Evaluated under the counter's lock: a flag that came back in between has no series yet or is already served.
        var programs = LiveProviders.ProgramsOf(flagSet);
        var removed = changed.Where(key => programs.All(program => program.FindFlag(key) < 0)).ToHashSet(StringComparer.Ordinal);
        return series => series.FlagSet == flagSet && series.Flag is { } flag && removed.Contains(flag);
    });
}
