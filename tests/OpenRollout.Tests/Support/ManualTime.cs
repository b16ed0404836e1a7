namespace OpenRollout.Tests.Support;

/// <summary>A clock that moves when it is told to; timers go off within <see cref="Advance"/>.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly object _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The number of timers that wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_lock)
            {
                return _timers.Count;
            }
        }
    }

    /// <summary>How long until the first timer goes off.</summary>
    public TimeSpan UntilNext
    {
        get
        {
            lock (_lock)
            {
                return _timers.Min(timer => timer.Due) - _now;
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public void Set(long utcTicks)
    {
        lock (_lock)
        {
            _now = new DateTimeOffset(utcTicks, TimeSpan.Zero);
        }
    }

    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (_lock)
        {
            _now += by;
            due = [.. _timers.Where(timer => timer.Due <= _now)];
            _timers.RemoveAll(due.Contains);
        }

        due.ForEach(timer => timer.GoOff());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private void Schedule(ManualTimer timer, TimeSpan? dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime is { } wait)
            {
                timer.Due = _now + wait;
                _timers.Add(timer);
            }
        }
    }

    private sealed class ManualTimer(ManualTime time, Action goOff) : ITimer
    {
        public Action GoOff { get; } = goOff;

        public DateTimeOffset Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Assert.Equal(Timeout.InfiniteTimeSpan, period);
            time.Schedule(this, dueTime == Timeout.InfiniteTimeSpan ? null : dueTime);
            return true;
        }

        public void Dispose() => time.Schedule(this, null);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
