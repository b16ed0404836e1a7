using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenFeature;
using OpenFeature.Hosting;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>Logs a warning after the host has started if no provider evaluates the flags of a manifest, so that each returns its default.</summary>
/// <param name="snapshot">The name of the generated snapshot structure of the manifest.</param>
/// <param name="set">The flags of the manifest.</param>
/// <param name="domain">The domain that evaluates the flags; null for the default provider.</param>
/// <param name="api">The OpenFeature API of the container.</param>
/// <param name="options">The OpenFeature options, which know the registered providers.</param>
/// <param name="logger">The logger.</param>
internal sealed class ProviderCheck(string snapshot, FlagSet set, string? domain, Api api, OpenFeatureOptions options, ILogger logger) : IHostedLifecycleService
{
    /// <summary>The name of OpenFeature's built-in provider, which always returns defaults.</summary>
    private const string NoProvider = "No-op Provider";

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var provider = domain is null ? api.GetProvider() : api.GetProvider(domain);
        // OpenFeature may set a registered provider later.
        var isRegistered = options.HasDefaultProvider || (domain is not null && options.ProviderNames.Contains(domain));
        var argument = domain is null ? "" : $"\"{domain}\", ";
        if (!isRegistered && provider.GetMetadata()?.Name == NoProvider)
        {
            Log.NoProvider(logger, snapshot, argument);
        }
        else if (provider is OpenRolloutProvider { Overview: { Status.Version: not null } overview } && set.Flags is [var first, ..] && HasNone(overview))
        {
            Log.OtherManifest(logger, snapshot, first.Key, argument);
        }

        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private bool HasNone(RolloutOverview overview)
    {
        var served = overview.GetFlagStatuses().Select(flag => flag.Definition.Key).ToHashSet(StringComparer.Ordinal);
        return !set.Flags.Any(flag => served.Contains(flag.Key));
    }
}
