namespace OpenRollout.AspNetCore.Tests.Harness;

/// <summary>A clock that runs an action when it is read next, so that a test can act in the middle of a response.</summary>
internal sealed class ReloadingClock : TimeProvider
{
    private Action? _next;

    public void WhenAsked(Action action) => _next = action;

    public override DateTimeOffset GetUtcNow()
    {
        Interlocked.Exchange(ref _next, null)?.Invoke();
        return base.GetUtcNow();
    }
}
