namespace OpenRollout.TestSupport;

/// <summary>A base class for tests with asynchronous cleanup, which xunit awaits only for an <see cref="IAsyncLifetime"/>.</summary>
public abstract class AsyncDisposableTests : IAsyncLifetime, IAsyncDisposable
{
    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public abstract ValueTask DisposeAsync();
}
