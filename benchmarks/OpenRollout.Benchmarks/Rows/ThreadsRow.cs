using System.Diagnostics;

namespace OpenRollout.Benchmarks;

/// <summary>
/// What two threads get done in the time in which one does. Each thread times its own short slices, and the median tells
/// how much the other one holds it up, whatever else keeps the machine busy.
/// </summary>
internal sealed class ThreadsRow : Row
{
    private const double Least = 1.9;
    private const double MostDisturbance = 0.05;
    private const int Slices = 400;
    private const int Passes = 40;
    private const int Rounds = 5;

    private (double Ours, double HandWritten) _gains;

    /// <summary>Begins to watch the evaluations; null where nobody does.</summary>
    public Func<Watching>? Begin { get; init; }

    public override Line Measure()
    {
        using var watching = Begin?.Invoke();
        var (ours, handWritten) = (Gain(Loops.TypedSnapshot), Gain(Loops.HandWrittenStruct));
        if (Disturbance(handWritten) < Disturbance(_gains.HandWritten))
        {
            _gains = (ours, handWritten);
        }

        return new Line(
            Name, Words.Invariant($"{_gains.Ours:0.00} × of one"), Words.Invariant($"hand-written struct: {_gains.HandWritten:0.00} ×"), "", "",
            Words.Invariant($"≥ {Least:0.0} ×"), _gains.Ours >= Least);
    }

    public override bool IsDisturbed => Disturbance(_gains.HandWritten) > MostDisturbance;

    /// <summary>Without anybody else two threads get twice as much done where they have nothing in common.</summary>
    private static double Disturbance(double handWritten) => Math.Abs(handWritten - 2);

    private static double Gain(Workload workload)
        => Median.Of(Enumerable.Range(0, Rounds).Select(_ => 2 * Run(workload, 1) / Run(workload, 2)));

    private static double Run(Workload workload, int count)
    {
        var slices = new double[count][];
        using var start = new Barrier(count);
        var threads = Enumerable.Range(0, count).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            slices[index] = [.. Enumerable.Range(0, Slices).Select(_ => Time(workload))];
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return slices.Average(Median.Of);
    }

    private static double Time(Workload workload)
    {
        var start = Stopwatch.GetTimestamp();
        for (var pass = 0; pass < Passes; pass++)
        {
            workload();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
