namespace OpenRollout.TestSupport;

/// <summary>A source that returns one manifest and ends.</summary>
internal sealed class GivenSource(LoadedManifest manifest) : IManifestSource
{
    public async IAsyncEnumerable<LoadedManifest> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        yield return manifest;
    }
}
