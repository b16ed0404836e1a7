using OpenRollout.Hosting.Configuration;

namespace OpenRollout.Hosting;

/// <summary>
/// Options of a provider in a host. They are bound to the configuration section <c>OpenRollout</c>, or for a domain to
/// <c>OpenRollout:Domains:&lt;domain&gt;</c>, and read once, when the host starts. Options set in code override the configuration,
/// with one exception: a source in the configuration replaces a source set in code, unless code sets the configured option to null.
/// </summary>
public sealed class OpenRolloutHostingOptions
{
    /// <summary>The name of the configuration section, <c>OpenRollout</c>.</summary>
    public const string Section = "OpenRollout";

    /// <summary>
    /// Gets or sets the path of the manifest file, which is reloaded when it changes. A relative path is resolved against the content
    /// root of the host or, if that file does not exist when the host starts, against the folder of the application, into which the
    /// build copies manifests. Null, the default, for no file.
    /// </summary>
    public string? ManifestPath { get; set; }

    /// <summary>
    /// Gets or sets the path of the overlay of <see cref="ManifestPath"/>, such as a file in another mounted folder. A relative path is
    /// resolved as <see cref="ManifestPath"/> is. Null, the default, is next to the manifest:
    /// <c>flags.Production.json</c> for <c>flags.json</c>.
    /// </summary>
    public string? OverlayPath { get; set; }

    /// <summary>
    /// Gets or sets the HTTP or HTTPS URL of the manifest, which is polled as <see cref="Http"/> specifies. Null, the default, for no
    /// server.
    /// </summary>
    public Uri? ManifestUrl { get; set; }

    /// <summary>
    /// Gets the options for reading <see cref="ManifestUrl"/>; the configuration section <c>Http</c>. A relative
    /// <see cref="HttpManifestOptions.CacheFolder"/> is resolved against the content root of the host. Unless
    /// <see cref="HttpManifestOptions.CreateClient"/> is set, HTTP clients are created by the container's <see cref="IHttpClientFactory"/>.
    /// </summary>
    public HttpManifestOptions Http { get; } = new();

    /// <summary>
    /// Gets or sets the environment whose overlay is merged into the manifest if the manifest lists it, such as <c>Production</c>. An
    /// empty string serves the manifest alone. Null, the default, is <see cref="HttpManifestOptions.Environment"/> of
    /// <see cref="Http"/> or, if that is not set, the environment of the host (<c>IHostEnvironment.EnvironmentName</c>).
    /// </summary>
    /// <remarks>
    /// A source that <see cref="SourceFactory"/> creates does not use this option: pass the environment to its constructor.
    /// </remarks>
    public string? Environment { get; set; }

    /// <summary>
    /// Gets or sets a function that creates a custom source from the services of the host, in place of <see cref="ManifestPath"/> and
    /// <see cref="ManifestUrl"/>. It is called once. Null, the default, for no custom source.
    /// </summary>
    public Func<IServiceProvider, IManifestSource>? SourceFactory { get; set; }

    /// <summary>
    /// Gets or sets a manifest to serve until the source returns a valid one, such as <c>Flags.EmbeddedManifest</c> or, with the overlay
    /// of an environment, <c>Flags.EmbeddedLayers("Production")</c>. It is served permanently if no source is set. If it lists
    /// <see cref="Environment"/> and has no overlay, it is not served. Null, the default, for none.
    /// </summary>
    public EmbeddedManifest? EmbeddedManifest { get; set; }

    /// <summary>
    /// Gets or sets the path of the folder of a <see cref="FolderDecisionStore"/>, which keeps the decisions that switch flags off or hold rollouts.
    /// Several processes and providers can share it. A relative path is resolved against the content root of the host. To use another
    /// store, set <see cref="OpenRolloutOptions.DecisionStore"/> of <see cref="Provider"/> or register an <see cref="IDecisionStore"/>.
    /// Null, the default, is the folder <c>decisions</c> in the <see cref="GuardrailOptions.StateFolder"/> of <see cref="Guardrails"/>, or no folder if that is not set.
    /// </summary>
    public string? DecisionStore { get; set; }

    /// <summary>
    /// Gets the options of guardrails; the configuration section <c>Guardrails</c>. A relative <see cref="GuardrailOptions.StateFolder"/> is
    /// resolved against the content root of the host. Without one, guardrails only tell. An <see cref="IGuardrailObserver"/> that is not set here is taken from the
    /// services of the host, if registered. The options are not used if <see cref="OpenRolloutOptions.Monitor"/> of <see cref="Provider"/> is set.
    /// </summary>
    public GuardrailOptions Guardrails { get; } = new();

    /// <summary>
    /// Gets the options of the provider. A logger, a <see cref="TimeProvider"/>, an <see cref="IExposureSink"/> and an
    /// <see cref="IDecisionStore"/> that are not set here are taken from the services of the host, if registered. The clock is used for schedules and ramps only; polling uses the system
    /// clock. The default <see cref="OpenRolloutOptions.FlagSetId"/> of a domain's provider is the domain.
    /// </summary>
    public OpenRolloutOptions Provider { get; } = new();

    /// <summary>Gets or sets the manifest, and the knowledge of decisions, that the host requires to start; <see cref="RequiredManifest.Good"/> by default.</summary>
    public RequiredManifest RequiredAtStart { get; set; } = RequiredManifest.Good;

    /// <summary>
    /// Gets or sets a value indicating whether the generated static flags (<c>Flags.Stories.IsEnabled()</c>) are evaluated through this
    /// host while it runs, as with <see cref="FlagBinding.BindDefault(OpenFeature.Api, string?)"/>; true by default. If several hosts
    /// run in a process, the flags use the host that started last.
    /// </summary>
    public bool BindFlags { get; set; } = true;

    /// <summary>Gets or sets the source that the configuration sets.</summary>
    internal ConfiguredSource Configured { get; set; } = ConfiguredSource.None;

    /// <summary>Gets or sets the monitor that was created for <see cref="Guardrails"/>; null if code sets another one.</summary>
    internal RolloutMonitor? Monitor { get; set; }

    /// <summary>Gets the names of the source options that are set. At most one may be set.</summary>
    internal IEnumerable<string> Sources
    {
        get
        {
            if (ManifestPath is not null)
            {
                yield return nameof(ManifestPath);
            }

            if (ManifestUrl is not null)
            {
                yield return nameof(ManifestUrl);
            }

            if (SourceFactory is not null)
            {
                yield return nameof(SourceFactory);
            }
        }
    }
}
