using System.Diagnostics;

namespace OpenRollout.Benchmarks;

/// <summary>Times the start of two programs in turn, so that other load on the machine affects both alike.</summary>
internal static class PairedStarts
{
    /// <summary>Returns the median of what the subject takes more than the baseline, and the median of the baseline, in nanoseconds.</summary>
    public static (double Difference, double Baseline) Measure(int rounds, Func<double> subject, Func<double> baseline)
    {
        // The first round fills the caches of the file system.
        var pairs = Enumerable.Range(0, rounds + 1).Select(_ => (Baseline: baseline(), Subject: subject())).Skip(1).ToArray();
        return (Median.Of(pairs.Select(pair => pair.Subject - pair.Baseline)), Median.Of(pairs.Select(pair => pair.Baseline)));
    }

    /// <summary>Runs a program to its end and returns the nanoseconds it took.</summary>
    /// <exception cref="InvalidOperationException">The program returned another code than 0.</exception>
    public static double Time(string program, params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        process.WaitForExit();
        var time = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        return process.ExitCode == 0 ? time : throw new InvalidOperationException($"'{program} {string.Join(' ', arguments)}' returned {process.ExitCode}.");
    }
}
