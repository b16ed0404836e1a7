using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenFeature;
using OpenFeature.Hosting;

namespace OpenRollout.Hosting.Snapshots;

/// <summary>Warns, when the host has started, of flags that no provider evaluates: each has its default, and nothing else would say so.</summary>
/// <param name="snapshot">The generated type that stands for the manifest.</param>
/// <param name="set">The flags.</param>
/// <param name="domain">The domain to evaluate in; null for the default one.</param>
/// <param name="api">The container's API.</param>
/// <param name="options">The providers that were registered.</param>
/// <param name="logger">The logger.</param>
internal sealed class ProviderCheck(string snapshot, FlagSet set, string? domain, Api api, OpenFeatureOptions options, ILogger logger) : IHostedLifecycleService
{
    /// <summary>The name of OpenFeature's provider that gives defaults.</summary>
    private const string NoProvider = "No-op Provider";

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        var provider = domain is null ? api.GetProvider() : api.GetProvider(domain);
        // OpenFeature may set a provider that was registered later than now.
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
