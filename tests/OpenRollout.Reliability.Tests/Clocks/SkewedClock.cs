namespace OpenRollout.Reliability.Tests.Clocks;

/// <summary>A system clock that is set forward and back while its timers and timestamps continue steadily. The timestamps of FakeTimeProvider jump with its time.</summary>
internal sealed class SkewedClock(FakeClock steady) : TimeProvider
{
    private DateTimeOffset _utcNow = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => steady.TimestampFrequency;

    public void SetUtcNow(DateTimeOffset utcNow) => _utcNow = utcNow;

    public override DateTimeOffset GetUtcNow() => _utcNow;

    public override long GetTimestamp() => steady.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => steady.CreateTimer(callback, state, dueTime, period);
}
