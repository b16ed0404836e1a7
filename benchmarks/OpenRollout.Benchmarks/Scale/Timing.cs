using System.Diagnostics;
using System.Runtime;

namespace OpenRollout.Benchmarks;

/// <summary>Measures the time of a call, to compare sizes.</summary>
internal static class Timing
{
    private const int Rounds = 15;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(10);

    /// <summary>Returns the least time of a call in nanoseconds, for calls that take at most microseconds.</summary>
    public static double Of(Func<int, bool> call)
    {
        // Until the tiered compiler, which works in the background and with a delay, has finished.
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

    /// <summary>Returns the least time of a few calls in nanoseconds, for calls that take milliseconds.</summary>
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
