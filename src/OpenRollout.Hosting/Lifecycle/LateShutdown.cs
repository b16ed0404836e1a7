using Microsoft.Extensions.Options;
using OpenFeature;

namespace OpenRollout.Hosting;

/// <summary>
/// Shuts providers down when all services have stopped. OpenFeature does so when they begin to stop, and requests that
/// are still being answered then would see every flag's default.
/// </summary>
internal sealed class LateShutdown : IConfigureOptions<FeatureLifecycleStateOptions>
{
    public void Configure(FeatureLifecycleStateOptions options) => options.StopState = FeatureStopState.Stopped;
}
