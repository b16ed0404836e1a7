namespace OpenRollout.Benchmarks;

/// <summary>Times two ways to do the same work against each other.</summary>
internal sealed class PairedRow : Row
{
    private const double MostDisturbance = 1.15;

    /// <summary>The least time of each baseline.</summary>
    private static readonly Dictionary<Workload, double> Undisturbed = [];

    private PairedTimes? _times;

    public required Workload Subject { get; init; }

    public required Workload Baseline { get; init; }

    /// <summary>Gets the name of the baseline.</summary>
    public required string Against { get; init; }

    /// <summary>Gets the maximum ratio to the baseline's time; null without a goal.</summary>
    public double? MostRatio { get; init; }

    /// <summary>Gets the maximum time in nanoseconds; null without a goal.</summary>
    public double? MostTime { get; init; }

    /// <summary>Gets the maximum allocation in bytes; null without a goal.</summary>
    public double? MostBytes { get; init; }

    /// <summary>Gets a value indicating whether the row may allocate as much as the baseline.</summary>
    public bool MayAllocateAsBaseline { get; init; }

    /// <summary>Gets a value indicating whether both do the same work; otherwise the baseline is for orientation only.</summary>
    public bool IsSameWork { get; init; } = true;

    /// <summary>Gets the action that makes both start with the same users again, for workloads that continue from call to call.</summary>
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
