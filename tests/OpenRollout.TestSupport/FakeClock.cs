using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace OpenRollout.TestSupport;

/// <summary>A <see cref="FakeTimeProvider"/> that also reports which timers are waiting, so that a test can advance to the next one.</summary>
internal sealed class FakeClock : FakeTimeProvider
{
    private readonly ConcurrentDictionary<Timer, DateTimeOffset> _waiting = new();

    public FakeClock()
        : base(new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Gets the number of timers that are waiting.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Gets the time until the first waiting timer fires.</summary>
    public TimeSpan UntilNext => _waiting.Values.Min() - GetUtcNow();

    /// <summary>Sets the time, forward or backward, without firing timers.</summary>
    public void Set(long utcTicks) => AdjustTime(new DateTimeOffset(utcTicks, TimeSpan.Zero));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this);
        timer.Inner = base.CreateTimer(
            given =>
            {
                _waiting.TryRemove(timer, out _);
                callback(given);
            },
            state,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(FakeClock clock) : ITimer
    {
        public ITimer? Inner { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            // Only timers that fire once are counted.
            Assert.Equal(Timeout.InfiniteTimeSpan, period);
            clock._waiting.TryRemove(this, out _);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                clock._waiting[this] = clock.GetUtcNow() + dueTime;
            }

            return Inner!.Change(dueTime, period);
        }

        public void Dispose()
        {
            clock._waiting.TryRemove(this, out _);
            Inner!.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
