namespace OpenRollout.Reliability.Tests.UserCode;

/// <summary>A clock that throws while it is broken. FakeTimeProvider cannot throw.</summary>
internal sealed class HostileTime : TimeProvider
{
    public bool IsBroken { get; set; }

    public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidOperationException("no time") : base.GetUtcNow();

    public override long GetTimestamp() => IsBroken ? throw new InvalidOperationException("no time") : base.GetTimestamp();
}
