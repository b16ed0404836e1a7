using System.Diagnostics;
using OpenFeature.Isolated;

namespace OpenRollout.Benchmarks;

/// <summary>
/// Two threads evaluate while the manifest is loaded again and again: one evaluation in a thousand may take no longer
/// than it does in the worst of the quiet rounds.
/// </summary>
internal sealed class ReloadRow : Row
{
    private const int Samples = 200_000;
    private const int Threads = 2;
    private const int Rounds = 7;
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
        var quiet = Median.Of(rounds.Select(round => round.Quiet.Time));
        var worst = rounds.Max(round => round.Quiet.Time);
        var reloading = Median.Of(rounds.Select(round => round.Reloading.Time));
        var bytes = rounds.Min(round => round.Reloading.Bytes);
        api.ShutdownAsync().GetAwaiter().GetResult();
        return new Line(
            Name,
            Words.Time(reloading),
            $"without reload: {Words.Time(quiet)}, at worst {Words.Time(worst)}",
            Words.Times(reloading / quiet),
            Words.Bytes(bytes),
            "≤ without at worst, 0 B",
            reloading <= worst && bytes == 0);
    }

    private static (double Time, double Bytes) Run(ManualSource source, bool isReloading)
    {
        var times = new long[Threads][];
        var bytes = new long[Threads];
        using var start = new Barrier(Threads);
        var threads = Enumerable.Range(0, Threads).Select(index => new Thread(() =>
        {
            var own = new long[Samples];
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
