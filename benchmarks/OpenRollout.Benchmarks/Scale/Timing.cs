using System.Diagnostics;
using System.Runtime;

namespace OpenRollout.Benchmarks;

/// <summary>The time of one call, where sizes are compared and not ways.</summary>
internal static class Timing
{
    private const int Rounds = 15;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(10);

    /// <summary>The least time of a call in nanoseconds, of what takes microseconds at most.</summary>
    public static double Of(Func<int, bool> call)
    {
        // Until the compiler, which works beside us and after a pause, has had nothing more to do.
        long compiled;
        do
        {
            compiled = JitInfo.GetCompiledMethodCount();
            for (var clock = Stopwatch.StartNew(); clock.Elapsed < WarmUp;)
            {
                Run(call, 100);
            }
        }
        while (JitInfo.GetCompiledMethodCount() != compiled);

        var calls = Math.Max(1, (int)(Round / Run(call, 100)) * 100);
        return Enumerable.Range(0, Rounds).Min(_ => Run(call, calls).TotalNanoseconds / calls);
    }

    /// <summary>The least time of a few calls in nanoseconds, of what takes milliseconds.</summary>
    public static double OfOne(Func<object> call, int rounds)
        => Enumerable.Range(0, rounds).Min(_ =>
        {
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            GC.KeepAlive(call());
            return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        });

    private static TimeSpan Run(Func<int, bool> call, int calls)
    {
        var count = 0;
        var start = Stopwatch.GetTimestamp();
        for (var index = 0; index < calls; index++)
        {
            count += call(index) ? 1 : 0;
        }

        GC.KeepAlive(count);
        return Stopwatch.GetElapsedTime(start);
    }
}
