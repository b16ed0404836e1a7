using System.Diagnostics;

namespace OpenRollout.Benchmarks;

/// <summary>
/// Compares the work of two threads with that of one. Each thread times short slices of its own, and the median shows
/// how much the other thread slows it down, independent of what else runs on the machine.
/// </summary>
internal sealed class ThreadsRow : Row
{
    private const double MostSpread = 0.1;
    private const double SliceTime = 500_000;
    private const int Slices = 300;
    private const int Rounds = 5;

    private double _spread = double.MaxValue;
    private double _ours;
    private double _handWritten;

    /// <summary>Gets the work of each thread.</summary>
    public Workload Subject { get; init; } = Loops.TypedSnapshot;

    /// <summary>Gets the work that shows how the machine itself scales to two threads.</summary>
    public Workload Baseline { get; init; } = Loops.HandWrittenStruct;

    /// <summary>Gets the name of the baseline.</summary>
    public string Against { get; init; } = "hand-written struct";

    /// <summary>Gets the minimum work of two threads, in multiples of one thread's; null without a goal.</summary>
    public double? Least { get; init; } = 1.9;

    /// <summary>Gets the function that begins to observe evaluations, or null.</summary>
    public Func<Watching>? Begin { get; init; }

    public override Line Measure()
    {
        using var watching = Begin?.Invoke();
        // Alternately, so that other load affects both alike.
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (Ours: Gain(Subject), HandWritten: Gain(Baseline))).ToArray();
        var spread = rounds.Max(round => round.Ours) - rounds.Min(round => round.Ours);
        if (spread < _spread)
        {
            (_spread, _ours, _handWritten) = (spread, Median.Of(rounds.Select(round => round.Ours)), Median.Of(rounds.Select(round => round.HandWritten)));
        }

        return new Line(
            Name, Words.Invariant($"{_ours:0.00} × of one"), Words.Invariant($"{Against}: {_handWritten:0.00} ×"), "", "", Least is { } least ? Words.Invariant($"≥ {least:0.0} ×") : "", Least is null ? null : _ours >= Least);
    }

    /// <summary>Gets a value indicating whether the rounds differ too much: threads that slow each other down do so equally in every round.</summary>
    public override bool IsDisturbed => _spread > MostSpread;

    private static double Gain(Workload workload)
    {
        var passes = (int)Math.Max(1, SliceTime / Enumerable.Range(0, 30).Min(_ => Time(workload, 1)));
        return 2 * Run(workload, passes, 1) / Run(workload, passes, 2);
    }

    private static double Run(Workload workload, int passes, int count)
    {
        var slices = new double[count][];
        using var start = new Barrier(count);
        var threads = Enumerable.Range(0, count).Select(index => new Thread(() =>
        {
            start.SignalAndWait();
            slices[index] = [.. Enumerable.Range(0, Slices).Select(_ => Time(workload, passes))];
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return slices.Average(Median.Of);
    }

    private static double Time(Workload workload, int passes)
    {
        var start = Stopwatch.GetTimestamp();
        for (var pass = 0; pass < passes; pass++)
        {
            workload();
        }

        return Stopwatch.GetElapsedTime(start).TotalNanoseconds;
    }
}
