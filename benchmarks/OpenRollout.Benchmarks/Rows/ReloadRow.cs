using System.Diagnostics;
using OpenFeature.Isolated;

namespace OpenRollout.Benchmarks;

/// <summary>
/// Evaluates on two threads while the manifest is reloaded continuously. The 99.9th percentile may differ from that of rounds
/// without a reload by no more than the middle half of those rounds differ from each other.
/// </summary>
internal sealed class ReloadRow : Row
{
    private const int Samples = 200_000;
    private const int Threads = 2;
    private const int Rounds = 7;
    private const double LeastNoise = 1.1;
    private const double Percentile = 0.999;

    public override Line Measure()
    {
        var source = new ManualSource();
        var api = OpenFeatureFactory.CreateIsolated();
        api.SetProviderAsync(new OpenRolloutProvider(source, Flags.EmbeddedManifest)).GetAwaiter().GetResult();
        using var binding = Flags.Bind(api);
        Flags.Stories.IsEnabled();
        Run(source, isReloading: true);

        var rounds = Enumerable.Range(0, Rounds).Select(_ => (Quiet: Run(source, false), Reloading: Run(source, true))).ToArray();
        double[] quiet = [.. rounds.Select(round => round.Quiet.Time).Order()];
        var noise = Math.Max(LeastNoise, quiet[Rounds * 3 / 4] / quiet[Rounds / 4]);
        var reloading = Median.Of(rounds.Select(round => round.Reloading.Time));
        var ratio = reloading / Median.Of(quiet);
        var bytes = rounds.Min(round => round.Reloading.Bytes);
        api.ShutdownAsync().GetAwaiter().GetResult();
        return new Line(
            Name,
            Words.Time(reloading),
            "without reload: " + Words.Time(Median.Of(quiet)),
            Words.Times(ratio),
            Words.Bytes(bytes),
            $"≤ {Words.Times(noise)} (noise), 0 B",
            ratio <= noise && bytes == 0);
    }

    private static (double Time, double Bytes) Run(ManualSource source, bool isReloading)
    {
        var times = new long[Threads][];
        var bytes = new long[Threads];
        using var start = new Barrier(Threads);
        var threads = Enumerable.Range(0, Threads).Select(index => new Thread(() =>
        {
            var own = new long[Samples];
            // The SDK's locks allocate once for each thread.
            Flags.Stories.IsEnabled(in Population.FlagContexts[0]);
            start.SignalAndWait();
            bytes[index] = Evaluate(own);
            times[index] = own;
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        while (threads.Any(thread => thread.IsAlive))
        {
            if (isReloading)
            {
                source.Reload();
            }

            Thread.Sleep(2);
        }

        var sorted = times.SelectMany(own => own).Order().ToArray();
        return (sorted[(int)(sorted.Length * Percentile)] * 1e9 / Stopwatch.Frequency, bytes.Max());
    }

    private static long Evaluate(long[] times)
    {
        var contexts = Population.FlagContexts;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var index = 0; index < times.Length; index++)
        {
            ref var context = ref contexts[index % contexts.Length];
            var start = Stopwatch.GetTimestamp();
            Flags.Stories.IsEnabled(in context);
            times[index] = Stopwatch.GetTimestamp() - start;
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
