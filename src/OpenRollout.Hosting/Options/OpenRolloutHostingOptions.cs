using OpenRollout.Hosting.Configuration;

namespace OpenRollout.Hosting;

/// <summary>
/// What a host serves, and how it starts. Bound to the section <c>OpenRollout</c> of the configuration, for a domain to
/// <c>OpenRollout:Domains:&lt;domain&gt;</c>. Code comes after the configuration, but for the source: one that is configured takes
/// the place of the one that code sets, unless code clears it. Read once, when the host starts.
/// </summary>
public sealed class OpenRolloutHostingOptions
{
    /// <summary>The section of the configuration, <c>OpenRollout</c>.</summary>
    public const string Section = "OpenRollout";

    /// <summary>
    /// The manifest's file, which is followed. A relative path counts from the host's content root; where there is no
    /// such file at start, from the application's own folder, into which the build copies manifests.
    /// </summary>
    public string? ManifestPath { get; set; }

    /// <summary>The manifest's address, HTTP or HTTPS; how to ask there is said in <see cref="Http"/>.</summary>
    public Uri? ManifestUrl { get; set; }

    /// <summary>
    /// How <see cref="ManifestUrl"/> is read; in the configuration the section <c>Http</c>. A relative
    /// <see cref="HttpManifestOptions.CacheFolder"/> counts from the host's content root. Unless
    /// <see cref="HttpManifestOptions.CreateClient"/> is set, clients come from the container's <see cref="IHttpClientFactory"/>.
    /// </summary>
    public HttpManifestOptions Http { get; } = new();

    /// <summary>
    /// Makes a source of the application's own, from the container, in place of <see cref="ManifestPath"/> and
    /// <see cref="ManifestUrl"/>. Called once.
    /// </summary>
    public Func<IServiceProvider, IManifestSource>? SourceFactory { get; set; }

    /// <summary>
    /// The manifest that is served until the source has a good one, such as <c>Flags.EmbeddedManifest</c>; without any
    /// source, always. Null for none.
    /// </summary>
    public EmbeddedManifest? EmbeddedManifest { get; set; }

    /// <summary>
    /// How the provider works. What is not set here comes from the container: a logger; the <see cref="TimeProvider"/> and
    /// the <see cref="IExposureSink"/>, where it has them. Schedules and ramps go by that clock, waiting does not. The
    /// provider of a domain has the domain as its <see cref="OpenRolloutOptions.FlagSetId"/>.
    /// </summary>
    public OpenRolloutOptions Provider { get; } = new();

    /// <summary>What must be there for the host to start: <see cref="RequiredManifest.Good"/> unless set.</summary>
    public RequiredManifest RequiredAtStart { get; set; } = RequiredManifest.Good;

    /// <summary>
    /// Whether generated flags (<c>Flags.Stories.IsEnabled()</c>) are evaluated through this host from its start to its
    /// stop, as <see cref="FlagBinding.BindDefault(OpenFeature.Api, string?)"/> does; true unless set. Of several hosts in a process the one that
    /// started last has them. False leaves them alone.
    /// </summary>
    public bool BindFlags { get; set; } = true;

    /// <summary>What the configuration has set of the source.</summary>
    internal ConfiguredSource Configured { get; set; } = ConfiguredSource.None;

    /// <summary>The names of the sources that are set, of which there must be one at most.</summary>
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
