namespace OpenRollout.Benchmarks;

/// <summary>Two ways of doing the same work, timed against each other.</summary>
internal sealed class PairedRow : Row
{
    private const double MostDisturbance = 1.15;

    /// <summary>What each baseline took when it took least.</summary>
    private static readonly Dictionary<Workload, double> Undisturbed = [];

    private PairedTimes? _times;

    public required Workload Subject { get; init; }

    public required Workload Baseline { get; init; }

    /// <summary>What the baseline is.</summary>
    public required string Against { get; init; }

    /// <summary>How many times the baseline's time it may take at most; null for any.</summary>
    public double? MostRatio { get; init; }

    /// <summary>How many nanoseconds it may take at most; null for any.</summary>
    public double? MostTime { get; init; }

    /// <summary>How many bytes it may allocate at most; null for any.</summary>
    public double? MostBytes { get; init; }

    /// <summary>Whether it may allocate what the baseline does.</summary>
    public bool MayAllocateAsBaseline { get; init; }

    /// <summary>Whether both answer the same question; where they do not, the baseline is there for orientation.</summary>
    public bool IsSameWork { get; init; } = true;

    /// <summary>Has both begin with the same users again, where they go on from one call to the next.</summary>
    public Action? Rewind { get; init; }

    public override Line Measure()
    {
        Rewind?.Invoke();
        if (IsSameWork && Subject() is var subject && Baseline() is var baseline && subject != baseline)
        {
            return new Line(Name, "", Against, "", "", Goal, false) { Ratio = $"not the same: {subject} and {baseline} of {Population.Size} are in" };
        }

        var times = PairedTimes.Of(Subject, Baseline);
        _times = times = _times is { } before && before.Baseline < times.Baseline ? before : times;
        Undisturbed[Baseline] = Math.Min(times.Baseline, Undisturbed.GetValueOrDefault(Baseline, double.MaxValue));
        var bytes = AllocatedBytes.Of(Subject);
        var mostBytes = MayAllocateAsBaseline ? AllocatedBytes.Of(Baseline) : MostBytes;
        bool? isHeld = Goal.Length == 0 ? null
            : times.Ratio <= (MostRatio ?? double.MaxValue) && times.Subject <= (MostTime ?? double.MaxValue) && bytes <= (mostBytes ?? double.MaxValue);
        return new Line(Name, Words.Time(times.Subject), $"{Against}: {Words.Time(times.Baseline)}", Words.Times(times.Ratio), Words.Bytes(bytes), Goal, isHeld);
    }

    public override bool IsDisturbed => _times is { } times && times.Baseline > MostDisturbance * Undisturbed[Baseline];

    private string Goal => string.Join(", ", new[]
    {
        MostRatio is { } ratio ? "≤ " + Words.Times(ratio) : null,
        MostTime is { } time ? "≤ " + Words.Time(time) : null,
        MayAllocateAsBaseline ? "B as it" : MostBytes is { } bytes ? (bytes == 0 ? "" : "≤ ") + Words.Bytes(bytes) : null,
    }.OfType<string>());
}
