namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>Shows one time, and lends its timers from the system.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
