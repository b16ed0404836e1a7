namespace OpenRollout.Testing;

/// <summary>
/// A clock that stands still until it is moved, for schedules and ramps: hand it to
/// <see cref="OpenRolloutOptions.TimeProvider"/>. Timestamps go with it and the local time zone is UTC, so that a test
/// gives the same everywhere; timers that are made from it go by the system's clock. Thread-safe.
/// </summary>
public sealed class FrozenTime : TimeProvider
{
    private long _utcTicks;

    /// <summary>Stops the clock.</summary>
    /// <param name="utcNow">What it shows; a time of another offset is taken for the same moment in UTC.</param>
    public FrozenTime(DateTimeOffset utcNow) => SetUtcNow(utcNow);

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _utcTicks), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref _utcTicks);

    /// <summary>Sets the clock, forth or back.</summary>
    /// <param name="utcNow">What it shows from now on; a time of another offset is taken for the same moment in UTC.</param>
    public void SetUtcNow(DateTimeOffset utcNow) => Volatile.Write(ref _utcTicks, utcNow.UtcTicks);

    /// <summary>Moves the clock; moves at the same time add up.</summary>
    /// <param name="time">By how much; a negative time moves it back.</param>
    /// <exception cref="ArgumentOutOfRangeException">The clock would show no time that .NET knows; it stays as it is.</exception>
    public void Advance(TimeSpan time)
    {
        long before;
        long after;
        do
        {
            before = Volatile.Read(ref _utcTicks);
            after = new DateTimeOffset(before, TimeSpan.Zero).Add(time).UtcTicks;
        }
        while (Interlocked.CompareExchange(ref _utcTicks, after, before) != before);
    }
}
