using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenFeature;
using OpenFeature.Model;
using OpenRollout.Hosting.Configuration;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Hosting.Lifecycle;

/// <summary>A provider of a host, with the options it was created from. The container disposes it, even if the host fails to start.</summary>
internal sealed class HostedRollout : IAsyncDisposable, IDisposable
{
    private readonly OpenRolloutHostingOptions _options;
    private IDisposable? _binding;

    private HostedRollout(string? domain, OpenRolloutHostingOptions options, OpenRolloutProvider provider)
        => (Domain, _options, Provider) = (domain, options, provider);

    /// <summary>Gets the domain of the provider; null for the default provider.</summary>
    public string? Domain { get; }

    public OpenRolloutProvider Provider { get; }

    /// <summary>Gets the environment of the options; null to serve the manifest alone.</summary>
    public string? Environment => string.IsNullOrWhiteSpace(_options.Environment) ? null : _options.Environment;

    /// <summary>Gets the full path of the folder of the decisions; null if their store is not a folder.</summary>
    public string? DecisionFolder => (_options.Provider.DecisionStore as FolderDecisionStore)?.ToString();

    /// <summary>Gets a value indicating whether the application's code creates the source.</summary>
    public bool HasSourceFactory => _options.SourceFactory is not null;

    public static HostedRollout Create(IServiceProvider services, string? domain)
    {
        var options = services.GetRequiredService<IOptionsMonitor<OpenRolloutHostingOptions>>().Get(OptionsPath.NameOf(domain));
        return new HostedRollout(domain, options, CreateProvider(options, CreateSource(options, services)));
    }

    /// <summary>Checks that the provider has the manifest, and knows the decisions, that <see cref="OpenRolloutHostingOptions.RequiredAtStart"/> requires.</summary>
    /// <exception cref="ManifestException">The provider does not have the manifest or does not know the decisions.</exception>
    public void RequireManifest()
    {
        var overview = Provider.Overview;
        if (IsMissing(overview.Status))
        {
            throw new ManifestException(overview.Problems);
        }

        if (_options.RequiredAtStart == RequiredManifest.Current && overview.DecisionStore is { Problem: { } problem })
        {
            throw new ManifestException([DecisionsMissing(problem)]);
        }
    }

    /// <summary>Logs that a source of the application reads manifests alone although they list the environment. A file or a server has the environment of the options.</summary>
    public void WarnOfEnvironment(ILogger logger)
    {
        if (Environment is { } environment && Provider is { Status.Environment: null, Program.Manifest.Environments: var listed }
            && listed.Any(name => string.Equals(name.Value, environment, StringComparison.OrdinalIgnoreCase)))
        {
            Log.EnvironmentIsNotUsed(logger, environment, Provider.SourceName);
        }
    }

    /// <summary>Binds the generated flags to an API, unless <see cref="OpenRolloutHostingOptions.BindFlags"/> is false.</summary>
    /// <param name="api">The API.</param>
    /// <param name="getContext">Returns the context of the container's clients; null if they have none.</param>
    public void Bind(Api api, Func<EvaluationContext?>? getContext) => _binding = !_options.BindFlags ? null
        : getContext is null ? FlagBinding.BindDefault(api, Domain)
        : FlagBinding.BindDefault(api, Domain, getContext);

    /// <summary>Restores the previous binding of the generated flags.</summary>
    public void Unbind() => Interlocked.Exchange(ref _binding, null)?.Dispose();

    public async ValueTask DisposeAsync()
    {
        Unbind();
        await Provider.ShutdownAsync(CancellationToken.None).ConfigureAwait(false);
    }

    public void Dispose()
    {
        Unbind();
        Provider.ShutdownAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private static IManifestSource? CreateSource(OpenRolloutHostingOptions options, IServiceProvider services) => options switch
    {
        { SourceFactory: { } create } => create(services),
        { ManifestUrl: { } address } => new HttpManifestSource(address, options.Http),
        { ManifestPath: { } path } => new FileManifestSource(path, options.Environment) { OverlayPath = options.OverlayPath },
        _ => null,
    };

    private static OpenRolloutProvider CreateProvider(OpenRolloutHostingOptions options, IManifestSource? source)
        => (source, options.EmbeddedManifest?.LayersFor(options.Environment)) switch
        {
            (null, { } embedded) => new OpenRolloutProvider(embedded, options.Provider),
            (not null, { } embedded) => new OpenRolloutProvider(source, embedded, options.Provider),
            _ => new OpenRolloutProvider(source!, options.Provider),
        };

    private ManifestProblem DecisionsMissing(string problem) => ManifestProblem.WithoutPosition(
        ProblemDescriptors.ManifestNotAvailable,
        $"decisions may be missing, and RequiredAtStart is {nameof(RequiredManifest.Current)}: {problem}",
        PlainText.Quote(_options.Provider.DecisionStore?.ToString() ?? ""));

    private bool IsMissing(ManifestStatus status) => _options.RequiredAtStart switch
    {
        RequiredManifest.None => false,
        RequiredManifest.Good => status.Version is null,
        _ => status.Version is null || status.StaleSince is not null,
    };
}
