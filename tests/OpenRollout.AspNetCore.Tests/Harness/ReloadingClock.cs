namespace OpenRollout.AspNetCore.Tests.Harness;

/// <summary>A clock that does something when it is next looked at: that is how a test comes between two steps of an answer.</summary>
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
