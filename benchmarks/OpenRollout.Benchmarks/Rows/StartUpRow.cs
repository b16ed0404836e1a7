using System.Diagnostics;

namespace OpenRollout.Benchmarks;

/// <summary>From a provider to the first value, in a fresh process, beside one that does nothing.</summary>
internal sealed class StartUpRow : Row
{
    private const int Rounds = 15;

    /// <summary>What is started.</summary>
    public required string Command { get; init; }

    /// <summary>How many milliseconds it may take more than the empty program; null where it is no goal.</summary>
    public double? Most { get; init; }

    public override Line Measure()
    {
        var pairs = Enumerable.Range(0, Rounds + 1)
            .Select(_ => (Empty: Time(StartUp.EmptyCommand), Full: Time(Command)))
            .Skip(1).ToArray();
        var cost = Median.Of(pairs.Select(pair => pair.Full - pair.Empty));
        var empty = "an empty program: " + Words.Time(Median.Of(pairs.Select(pair => pair.Empty)));
        var most = Most * 1e6;
        return new Line(Name, Words.Time(cost), empty, "", "", most is { } goal ? "≤ " + Words.Time(goal) : "", most is null ? null : cost <= most);
    }

    private static double Time(string command)
    {
        // The program itself, however this process was started.
        var program = Path.Combine(AppContext.BaseDirectory, "OpenRollout.Benchmarks.dll");
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, command]))!;
        process.WaitForExit();
        var time = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        return process.ExitCode == 0 ? time : throw new InvalidOperationException($"'{command}' failed.");
    }
}
