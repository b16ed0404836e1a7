namespace OpenRollout.Reliability.Tests.Clocks;

/// <summary>A clock that somebody sets, over timers that go on: as a machine whose time is corrected.</summary>
internal sealed class SkewedTime(FakeClock steady) : TimeProvider
{
    private DateTimeOffset _utcNow = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => steady.TimestampFrequency;

    public void SetUtcNow(DateTimeOffset utcNow) => _utcNow = utcNow;

    public override DateTimeOffset GetUtcNow() => _utcNow;

    public override long GetTimestamp() => steady.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => steady.CreateTimer(callback, state, dueTime, period);
}
