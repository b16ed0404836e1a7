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
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, command) { UseShellExecute = false })!;
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
