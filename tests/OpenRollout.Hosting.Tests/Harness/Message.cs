namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>What a worker's scope is about: it knows its user.</summary>
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
