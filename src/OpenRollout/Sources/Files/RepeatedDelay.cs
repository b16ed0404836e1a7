using System.Threading.Tasks.Sources;

namespace OpenRollout.Sources.Files;

/// <summary>A delay that is awaited repeatedly, with one timer and without allocation. Only one wait at a time is allowed.</summary>
internal sealed class RepeatedDelay : IValueTaskSource, IDisposable
{
    private readonly TimeSpan _interval;
    private readonly CancellationToken _cancellationToken;
    private readonly ITimer _timer;
    private readonly CancellationTokenRegistration _registration;
    private ManualResetValueTaskSourceCore<bool> _wait;
    private int _isWaiting;

    public RepeatedDelay(TimeSpan interval, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        (_interval, _cancellationToken) = (interval, cancellationToken);
        _timer = timeProvider.CreateTimer(static delay => ((RepeatedDelay)delay!).End(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _registration = cancellationToken.UnsafeRegister(static delay => ((RepeatedDelay)delay!).Cancel(), this);
    }

    /// <summary>Waits for the interval.</summary>
    /// <exception cref="OperationCanceledException">The wait was canceled.</exception>
    public ValueTask WaitAsync()
    {
        _wait.Reset();
        Volatile.Write(ref _isWaiting, 1);
        _timer.Change(_interval, Timeout.InfiniteTimeSpan);
        if (_cancellationToken.IsCancellationRequested)
        {
            Cancel();
        }

        return new ValueTask(this, _wait.Version);
    }

    public void Dispose()
    {
        _registration.Dispose();
        _timer.Dispose();
    }

    void IValueTaskSource.GetResult(short token) => _wait.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _wait.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _wait.OnCompleted(continuation, state, token, flags);

    private void End()
    {
        if (Interlocked.Exchange(ref _isWaiting, 0) == 1)
        {
            _wait.SetResult(true);
        }
    }

    private void Cancel()
    {
        if (Interlocked.Exchange(ref _isWaiting, 0) == 1)
        {
            _wait.SetException(new OperationCanceledException(_cancellationToken));
        }
    }
}
