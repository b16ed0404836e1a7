using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OpenRollout.Hosting.Configuration;

/// <summary>Completes options with what the host and its container provide: the base of relative paths, HTTP clients, the environment, the clock, a logger, an exposure sink, a decision store and a monitor.</summary>
internal sealed class OptionsCompletion(
    IHttpClientFactory clients,
    ILogger<OpenRolloutProvider> logger,
    IHostEnvironment? environment = null,
    TimeProvider? timeProvider = null,
    IExposureSink? exposures = null,
    IDecisionStore? decisions = null,
    IGuardrailObserver? observer = null)
    : IPostConfigureOptions<OpenRolloutHostingOptions>
{
    /// <summary>The folder of decisions in a state folder, for an application that configures no other store.</summary>
    private const string DecisionFolder = "decisions";

    private readonly string _root = environment?.ContentRootPath ?? AppContext.BaseDirectory;

    public void PostConfigure(string? name, OpenRolloutHostingOptions options)
    {
        if (options.Configured.ApplyTo(options) is { Count: > 0 } unused)
        {
            Log.CodeIsReplaced(logger, string.Join(" and ", unused), OptionsPath.SectionOf(name), string.Join(" and ", options.Sources));
        }

        options.ManifestPath = Find(options.ManifestPath);
        options.OverlayPath = Find(options.OverlayPath);
        options.Environment ??= options.Http.Environment ?? environment?.EnvironmentName;
        options.Http.Environment = options.Environment;
        options.Http.CacheFolder = options.Http.CacheFolder is { Length: > 0 } folder ? Path.Combine(_root, folder) : null;
        options.Http.CreateClient ??= () => clients.CreateClient(OptionsPath.ClientOf(name));
        options.DecisionStore = options.DecisionStore is { Length: > 0 } decisionFolder ? Path.GetFullPath(decisionFolder, _root) : null;
        options.Guardrails.StateFolder = options.Guardrails.StateFolder is { Length: > 0 } stateFolder ? Path.GetFullPath(stateFolder, _root) : null;
        options.Guardrails.Observer ??= observer;
        options.Provider.DecisionStore ??= options.DecisionStore is { } path ? new FolderDecisionStore(path)
            : decisions ?? (options.Guardrails.StateFolder is { } folderOfState ? new FolderDecisionStore(Path.Combine(folderOfState, DecisionFolder)) : null);
        options.Provider.Monitor ??= options.Monitor = new GuardrailMonitor(options.Guardrails);
        Complete(options.Provider);
        // Domains may have manifests with the same file name, or share one.
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

        var (inContentRoot, inBaseDirectory) = (Path.Combine(_root, path), Path.Combine(AppContext.BaseDirectory, path));
        return !File.Exists(inContentRoot) && File.Exists(inBaseDirectory) ? inBaseDirectory : inContentRoot;
    }
}
