namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>The message of a scope, with the context of its user.</summary>
internal sealed class Message : IAsyncDisposable
{
    public FlagContext? Context { get; set; }

    public bool IsDisposed { get; private set; }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
