namespace OpenRollout.AspNetCore.Tests.Harness;

/// <summary>Advances long-running work step by step.</summary>
public sealed class Pulse : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _steps = new(0);

    public void Step() => _steps.Release();

    public async Task WaitAsync(CancellationToken cancellationToken = default)
    {
        if (!await _steps.WaitAsync(Limit, cancellationToken))
        {
            throw new TimeoutException();
        }
    }

    public void Dispose() => _steps.Dispose();
}
