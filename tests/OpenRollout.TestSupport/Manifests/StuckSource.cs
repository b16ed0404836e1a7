using System.Runtime.CompilerServices;
using System.Text;

namespace OpenRollout.TestSupport;

/// <summary>A source that blocks its thread and ignores cancellation until it is disposed.</summary>
internal sealed class StuckSource(string? first = null) : IManifestSource, IDisposable
{
    private readonly ManualResetEventSlim _isLetGo = new();

    public bool IsStuck { get; private set; }

    public void Dispose() => _isLetGo.Set();

    public async IAsyncEnumerable<LoadedManifest> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (first is not null)
        {
            yield return LoadedManifest.Read(Encoding.UTF8.GetBytes(first));
        }

        await Task.Yield();
        IsStuck = true;
        _isLetGo.Wait(Eventually.Patience, CancellationToken.None);
        yield return LoadedManifest.Read(Encoding.UTF8.GetBytes(TestManifests.Empty));
    }
}
