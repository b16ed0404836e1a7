using OpenFeature.Hosting;

namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>Counts the shutdowns of OpenFeature; the first one waits until the test finishes it.</summary>
internal sealed class ScriptedLifecycleManager
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _shutdowns;
    private int _running;

    /// <summary>Gets a task that completes when the first shutdown has begun.</summary>
    public Task FirstShutdown => _started.Task;

    public int Shutdowns => Volatile.Read(ref _shutdowns);

    public bool HasOverlapped { get; private set; }

    public void Finish() => _finished.SetResult();

    private async ValueTask ShutdownAsync()
    {
        Interlocked.Increment(ref _shutdowns);
        HasOverlapped |= Interlocked.Increment(ref _running) > 1;
        _started.TrySetResult();
        await _finished.Task;
        Interlocked.Decrement(ref _running);
    }

    /// <summary>The service that the container creates, as it creates OpenFeature's.</summary>
    internal sealed class Forwarding(ScriptedLifecycleManager script) : IFeatureLifecycleManager
    {
        public ValueTask EnsureInitializedAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask ShutdownAsync(CancellationToken cancellationToken) => script.ShutdownAsync();
    }
}
