using System.Diagnostics;

namespace OpenRollout.Benchmarks;

/// <summary>
/// What two threads get done in the time in which one does. Each thread times its own short slices, and the median tells
/// how much the other one holds it up, whatever else keeps the machine busy.
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

    /// <summary>What each thread does.</summary>
    public Workload Subject { get; init; } = Loops.TypedSnapshot;

    /// <summary>What is done beside it, and shows what the machine makes of two threads.</summary>
    public Workload Baseline { get; init; } = Loops.HandWrittenStruct;

    /// <summary>What the baseline is.</summary>
    public string Against { get; init; } = "hand-written struct";

    /// <summary>What two threads must get done at least, beside one; null for any.</summary>
    public double? Least { get; init; } = 1.9;

    /// <summary>Begins to watch the evaluations; null where nobody does.</summary>
    public Func<Watching>? Begin { get; init; }

    public override Line Measure()
    {
        using var watching = Begin?.Invoke();
        // In turn, so that both are disturbed alike.
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (Ours: Gain(Subject), HandWritten: Gain(Baseline))).ToArray();
        var spread = rounds.Max(round => round.Ours) - rounds.Min(round => round.Ours);
        if (spread < _spread)
        {
            (_spread, _ours, _handWritten) = (spread, Median.Of(rounds.Select(round => round.Ours)), Median.Of(rounds.Select(round => round.HandWritten)));
        }

        return new Line(
            Name, Words.Invariant($"{_ours:0.00} × of one"), Words.Invariant($"{Against}: {_handWritten:0.00} ×"), "", "", Least is { } least ? Words.Invariant($"≥ {least:0.0} ×") : "", Least is null ? null : _ours >= Least);
    }

    /// <summary>Threads that hold each other up do so in each round alike.</summary>
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
