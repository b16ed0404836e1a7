using System.Diagnostics;
using System.Runtime;

namespace OpenRollout.Benchmarks;

/// <summary>
/// Times two workloads against each other in short alternating slices. Other load on the machine affects both alike; when it
/// affects one slice only, it is an outlier of one pair. The result is the median of the pairs' ratios.
/// </summary>
/// <param name="Subject">The median time of the subject for each user, in nanoseconds.</param>
/// <param name="Baseline">The median time of the baseline for each user, in nanoseconds.</param>
/// <param name="Ratio">The median of the ratios of the pairs.</param>
internal sealed record PairedTimes(double Subject, double Baseline, double Ratio)
{
    private const int Pairs = 301;
    private const int MostWarmUps = 12;

    private static readonly TimeSpan Slice = TimeSpan.FromMicroseconds(300);
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(40);

    public static PairedTimes Of(Workload subject, Workload baseline)
    {
        Warm(subject, baseline);
        var subjectPasses = PassesOf(subject);
        var baselinePasses = PassesOf(baseline);
        var pairs = new (double Subject, double Baseline)[Pairs];
        for (var pair = 0; pair < Pairs; pair++)
        {
            // Alternately first, so that neither always finds the other's data in the caches.
            var first = pair % 2 == 0 ? Time(subject, subjectPasses) : 0;
            var second = Time(baseline, baselinePasses);
            pairs[pair] = (first > 0 ? first : Time(subject, subjectPasses), second);
        }

        return new PairedTimes(
            Median.Of(pairs.Select(pair => pair.Subject)),
            Median.Of(pairs.Select(pair => pair.Baseline)),
            Median.Of(pairs.Select(pair => pair.Subject / pair.Baseline)));
    }

    /// <summary>Runs both until the tiered compiler, which works in the background and with a delay, has finished.</summary>
    private static void Warm(Workload subject, Workload baseline)
    {
        var quiet = 0;
        for (var round = 0; round < MostWarmUps && quiet < 2; round++)
        {
            var compiled = JitInfo.GetCompiledMethodCount();
            RunFor(WarmUp, subject);
            RunFor(WarmUp, baseline);
            Thread.Sleep(120);
            quiet = JitInfo.GetCompiledMethodCount() == compiled ? quiet + 1 : 0;
        }
    }

    private static void RunFor(TimeSpan time, Workload workload)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < time;)
        {
            workload();
        }
    }

    private static int PassesOf(Workload workload)
        => Math.Max(1, (int)(Slice.TotalNanoseconds / (Time(workload, 3) * Population.Size)));

    private static double Time(Workload workload, int passes)
    {
        var start = Stopwatch.GetTimestamp();
        for (var pass = 0; pass < passes; pass++)
        {
            workload();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / passes / Population.Size;
    }
}
