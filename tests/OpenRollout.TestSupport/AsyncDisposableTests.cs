namespace OpenRollout.TestSupport;

/// <summary>Tests that take time to clean up. xunit awaits that for an <see cref="IAsyncLifetime"/> and for nobody else.</summary>
public abstract class AsyncDisposableTests : IAsyncLifetime, IAsyncDisposable
{
    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public abstract ValueTask DisposeAsync();
}
