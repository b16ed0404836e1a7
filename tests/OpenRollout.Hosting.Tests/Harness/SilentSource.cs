namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>A source that never returns a manifest.</summary>
internal sealed class SilentSource : IManifestSource
{
    public async IAsyncEnumerable<LoadedManifest> ReadAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        yield break;
    }

    public override string ToString() => "a silent source";
}
