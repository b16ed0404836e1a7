namespace OpenRollout.Benchmarks;

/// <summary>
/// The start of an application published with Native AOT up to its first value, with OpenFeature, a followed file and a flag
/// of each type, minus the start of an empty program published in the same way.
/// </summary>
internal sealed class NativeStartUpRow : Row
{
    private const int Rounds = 101;

    /// <summary>The maximum time beyond that of the empty program, in nanoseconds.</summary>
    private const double MostTime = 5e6;

    public override Line Measure()
    {
        var goal = "≤ " + Words.Time(MostTime);
        if (NativeCompiler.Obstacle is { } obstacle)
        {
            return new Line(Name, obstacle, "", "", "", goal, null);
        }

        var folder = Directory.CreateTempSubdirectory("openrollout-native-").FullName;
        try
        {
            var empty = NativeCompiler.Publish("Empty", Path.Combine(folder, "empty"));
            var application = NativeCompiler.Publish("Application", Path.Combine(folder, "application"));
            var (time, baseline) = PairedStarts.Measure(Rounds, application.TimeToFirstValue, empty.TimeToFirstValue);
            return new Line(
                Name,
                Words.Time(time),
                "an empty program to its first line: " + Words.Time(baseline),
                "",
                $"{Words.Bytes(application.Size)} on disk, the empty one {Words.Bytes(empty.Size)}",
                goal,
                time <= MostTime);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
