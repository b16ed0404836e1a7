using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace OpenRollout.Hosting;

/// <summary>Fills in what the host and its container know: where relative paths begin, clients, the clock.</summary>
internal sealed class OptionsCompletion(IHttpClientFactory clients, IHostEnvironment? environment = null, TimeProvider? timeProvider = null)
    : IPostConfigureOptions<OpenRolloutHostingOptions>
{
    private readonly string _root = environment?.ContentRootPath ?? AppContext.BaseDirectory;

    public void PostConfigure(string? name, OpenRolloutHostingOptions options)
    {
        options.ManifestPath = Find(options.ManifestPath);
        options.Http.CacheFolder = options.Http.CacheFolder is { Length: > 0 } folder ? Path.Combine(_root, folder) : null;
        options.Http.Client ??= () => clients.CreateClient(OptionsPath.Of(name));
        if (timeProvider is not null && options.Provider.TimeProvider == TimeProvider.System)
        {
            options.Provider.TimeProvider = timeProvider;
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
