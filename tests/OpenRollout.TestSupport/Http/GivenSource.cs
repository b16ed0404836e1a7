namespace OpenRollout.TestSupport;

/// <summary>Gives what another source gave.</summary>
internal sealed class GivenSource(LoadedManifest manifest) : IManifestSource
{
    public async IAsyncEnumerable<LoadedManifest> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield return manifest;
    }
}
