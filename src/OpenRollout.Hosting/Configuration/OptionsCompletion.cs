using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OpenRollout.Hosting.Configuration;

/// <summary>Fills in what the host and its container know: where relative paths begin, clients, the clock, a logger, a sink.</summary>
internal sealed class OptionsCompletion(
    IHttpClientFactory clients,
    ILogger<OpenRolloutProvider> logger,
    IHostEnvironment? environment = null,
    TimeProvider? timeProvider = null,
    IExposureSink? exposures = null)
    : IPostConfigureOptions<OpenRolloutHostingOptions>
{
    private readonly string _root = environment?.ContentRootPath ?? AppContext.BaseDirectory;

    public void PostConfigure(string? name, OpenRolloutHostingOptions options)
    {
        if (options.Configured.Prevail(options) is { Count: > 0 } unused)
        {
            Log.CodeIsReplaced(logger, string.Join(" and ", unused), OptionsPath.SectionOf(name), string.Join(" and ", options.Sources));
        }

        options.ManifestPath = Find(options.ManifestPath);
        options.Http.CacheFolder = options.Http.CacheFolder is { Length: > 0 } folder ? Path.Combine(_root, folder) : null;
        options.Http.CreateClient ??= () => clients.CreateClient(OptionsPath.ClientOf(name));
        Complete(options.Provider);
        // Two domains may have manifests of the same name, or the same manifest.
        options.Provider.FlagSetId ??= string.IsNullOrEmpty(name) ? null : name;
    }

    private void Complete(OpenRolloutOptions provider)
    {
        provider.Logger ??= logger;
        provider.Exposures ??= exposures;
        if (timeProvider is not null && provider.TimeProvider == TimeProvider.System)
        {
            provider.TimeProvider = timeProvider;
        }
    }

    private string? Find(string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            return null;
        }

        var (inRoot, besideApplication) = (Path.Combine(_root, path), Path.Combine(AppContext.BaseDirectory, path));
        return !File.Exists(inRoot) && File.Exists(besideApplication) ? besideApplication : inRoot;
    }
}
