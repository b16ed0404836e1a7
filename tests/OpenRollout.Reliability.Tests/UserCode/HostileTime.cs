namespace OpenRollout.Reliability.Tests.UserCode;

/// <summary>A clock that fails while it is told to.</summary>
internal sealed class HostileTime : TimeProvider
{
    public bool IsBroken { get; set; }

    public override DateTimeOffset GetUtcNow() => IsBroken ? throw new InvalidOperationException("no time") : base.GetUtcNow();

    public override long GetTimestamp() => IsBroken ? throw new InvalidOperationException("no time") : base.GetTimestamp();
}
