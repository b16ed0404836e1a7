namespace OpenRollout.Benchmarks;

/// <summary>
/// The start of an application published with Native AOT, up to the first value of a flag of each type, with OpenFeature
/// and a followed file, compared with an empty program published in the same way.
/// </summary>
internal sealed class NativeStartUpRow : Row
{
    private const int Rounds = 101;

    /// <summary>Gets how many nanoseconds the application may take more than the empty program.</summary>
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
            var (time, beside) = PairedStarts.Measure(Rounds, () => PairedStarts.Time(application), () => PairedStarts.Time(empty));
            return new Line(
                Name,
                Words.Time(time),
                "an empty program, compiled alike: " + Words.Time(beside),
                "",
                $"{Words.Bytes(new FileInfo(application).Length)}, the empty one {Words.Bytes(new FileInfo(empty).Length)}",
                goal,
                time <= MostTime);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
