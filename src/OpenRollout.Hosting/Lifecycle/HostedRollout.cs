using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenFeature;
using OpenFeature.Model;
using OpenRollout.Hosting.Configuration;

namespace OpenRollout.Hosting.Lifecycle;

/// <summary>A provider in a host, from the start of the host to its stop. The container disposes of it, also where the start failed.</summary>
internal sealed class HostedRollout : IAsyncDisposable, IDisposable
{
    private readonly OpenRolloutHostingOptions _options;
    private IDisposable? _binding;

    private HostedRollout(string? domain, OpenRolloutHostingOptions options, OpenRolloutProvider provider)
        => (Domain, _options, Provider) = (domain, options, provider);

    /// <summary>The domain; null for the default one.</summary>
    public string? Domain { get; }

    public OpenRolloutProvider Provider { get; }

    /// <summary>Whether the application's code made the source.</summary>
    public bool HasSourceOfCode => _options.SourceFactory is not null;

    public static HostedRollout Create(IServiceProvider services, string? domain)
    {
        var options = services.GetRequiredService<IOptionsMonitor<OpenRolloutHostingOptions>>().Get(OptionsPath.NameOf(domain));
        return new HostedRollout(domain, options, Make(options, Source(options, services)));
    }

    /// <summary>Refuses to start without the manifest that the host needs.</summary>
    /// <exception cref="ManifestException">It is not there.</exception>
    public void Require()
    {
        var overview = Provider.Overview;
        if (IsMissing(overview.Status))
        {
            throw new ManifestException(overview.Problems);
        }
    }

    /// <summary>Evaluates the generated flags through an API, where the options say so.</summary>
    /// <param name="api">The API.</param>
    /// <param name="getContext">Returns the context of the container's clients; null where they have none.</param>
    public void Bind(Api api, Func<EvaluationContext?>? getContext) => _binding = !_options.BindFlags ? null
        : getContext is null ? FlagBinding.BindDefault(api, Domain)
        : FlagBinding.BindDefault(api, Domain, getContext);

    /// <summary>Restores what the generated flags were bound to.</summary>
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

    private static IManifestSource? Source(OpenRolloutHostingOptions options, IServiceProvider services) => options switch
    {
        { SourceFactory: { } make } => make(services),
        { ManifestUrl: { } address } => new HttpManifestSource(address, options.Http),
        { ManifestPath: { } path } => new FileManifestSource(path),
        _ => null,
    };

    private static OpenRolloutProvider Make(OpenRolloutHostingOptions options, IManifestSource? source) => (source, options.EmbeddedManifest) switch
    {
        (null, { } embedded) => new OpenRolloutProvider(embedded.Utf8, options.Provider),
        (not null, { } embedded) => new OpenRolloutProvider(source, embedded.Utf8, options.Provider),
        _ => new OpenRolloutProvider(source!, options.Provider),
    };

    private bool IsMissing(ManifestStatus status) => _options.RequiredAtStart switch
    {
        RequiredManifest.None => false,
        RequiredManifest.Good => status.Version is null,
        _ => status.Version is null || status.StaleSince is not null,
    };
}
