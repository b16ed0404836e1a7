namespace OpenFeature.Hosting;

/// <summary>Brings what was registered to the container's API, and ends it.</summary>
public interface IFeatureLifecycleManager
{
    ValueTask EnsureInitializedAsync(CancellationToken cancellationToken = default);

    ValueTask ShutdownAsync(CancellationToken cancellationToken = default);
}
