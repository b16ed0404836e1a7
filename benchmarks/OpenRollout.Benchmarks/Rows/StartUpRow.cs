using System.Diagnostics;

namespace OpenRollout.Benchmarks;

/// <summary>From a provider of a hundred flags to the first value, in a fresh process, beside one that does nothing.</summary>
internal sealed class StartUpRow : Row
{
    private const double Most = 20e6;
    private const int Rounds = 15;

    public override Line Measure()
    {
        var pairs = Enumerable.Range(0, Rounds + 1)
            .Select(_ => (Empty: Time(StartUp.EmptyCommand), Full: Time(StartUp.Command)))
            .Skip(1).ToArray();
        var cost = Median.Of(pairs.Select(pair => pair.Full - pair.Empty));
        return new Line(Name, Words.Time(cost), "an empty program: " + Words.Time(Median.Of(pairs.Select(pair => pair.Empty))), "", "", "≤ " + Words.Time(Most), cost <= Most);
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
