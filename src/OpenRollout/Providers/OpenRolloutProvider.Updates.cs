using System.Text;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Naming;
using OpenRollout.Providers;
using OpenRollout.Providers.Events;
using OpenRollout.Telemetry;
using OpenRollout.Telemetry.Decisions;
using OpenRollout.Telemetry.Reloads;

namespace OpenRollout;

/// <content>Updates: manifests from the source and from the application.</content>
public sealed partial class OpenRolloutProvider
{
    private readonly object _applying = new();
    private readonly ReloadTelemetry _telemetry;
    private readonly string? _environment;
    private volatile string? _flagSetId;

    /// <summary>Gets the flag set's name in telemetry; null before the first manifest unless <see cref="OpenRolloutOptions.FlagSetId"/> is set.</summary>
    internal string? FlagSetId => _flagSetId ?? _options.FlagSetId;

    /// <summary>
    /// Replaces the served manifest. Evaluations that start after the method returns use the new one. A manifest with errors
    /// is rejected, and the last valid one is still served. If the provider has a source, the source is still followed and
    /// its next manifest replaces this one. After the shutdown the manifest is checked but not served.
    /// </summary>
    /// <remarks>
    /// A provider whose source or first manifest has an environment rejects a manifest that lists this environment, because
    /// its overlay is missing. Pass both with <see cref="Update(ManifestLayers)"/>.
    /// </remarks>
    /// <param name="manifest">The manifest's text in UTF-8.</param>
    /// <returns>The manifest's problems, warnings included. If one of them is an error, the manifest was rejected.</returns>
    public IReadOnlyList<ManifestProblem> Update(ReadOnlySpan<byte> manifest)
    {
        var loaded = Read(manifest, _environment);
        Apply(loaded);
        return loaded.Problems;
    }

    /// <inheritdoc cref="Update(ReadOnlySpan{byte})"/>
    /// <param name="manifest">The manifest's text.</param>
    public IReadOnlyList<ManifestProblem> Update(string manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return Update(Encoding.UTF8.GetBytes(manifest));
    }

    /// <summary>Replaces the served manifest by one that is merged with the overlay of an environment.</summary>
    /// <inheritdoc cref="Update(ReadOnlySpan{byte})"/>
    /// <param name="manifest">The texts. If the manifest lists their environment, the overlay is required.</param>
    /// <exception cref="ArgumentException">The texts are for another environment than the provider.</exception>
    public IReadOnlyList<ManifestProblem> Update(ManifestLayers manifest)
    {
        var loaded = Read(manifest, _environment);
        Apply(loaded);
        return loaded.Problems;
    }

    private static LoadedManifest Read(ReadOnlySpan<byte> manifest, string? environment)
        => environment is null ? LoadedManifest.Read(manifest) : LoadedManifest.Read(new ManifestLayers(manifest, environment));

    /// <summary>Reads texts for the environment of the provider, so that they cannot evade the overlay by naming no environment.</summary>
    /// <exception cref="ArgumentException">The texts are for another environment.</exception>
    private static LoadedManifest Read(ManifestLayers manifest, string? environment)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        if (environment is null || environment.Equals(manifest.Environment, StringComparison.OrdinalIgnoreCase))
        {
            return LoadedManifest.Read(manifest);
        }

        return manifest.Environment is { } other
            ? throw new ArgumentException($"the manifest is for the environment '{other}', but the provider is for '{environment}'; use the same environment for both", nameof(manifest))
            : LoadedManifest.Read(new ManifestLayers(manifest.Utf8, environment, overlay: null) { Path = manifest.Path });
    }

    /// <summary>Serves a manifest, unless it has errors, and reports the result in events and telemetry.</summary>
    private void Apply(LoadedManifest loaded)
    {
        ManifestReload? reload;
        DecisionChange change;
        lock (_applying)
        {
            var before = _overview;
            reload = _lifecycle.IsShutDown || MustWait(loaded) ? null : Transition(loaded);
            change = new DecisionChange(FlagSetId, before, _overview);
        }

        if (reload is not null)
        {
            _telemetry.Report(reload);
            Report(change);
        }
    }

    /// <summary>Call it under the lock.</summary>
    private ManifestReload Transition(LoadedManifest loaded)
    {
        var set = new FlagSetVersion(FindFlagSetId(loaded), loaded.LazyVersion) { Environment = EnvironmentOf(loaded) };
        var transition = new ManifestTransition(_state, Status, loaded, set, _decisions, _options, _exposures);
        _state = transition.State;
        _overview = transition.Overview;
        _events.Report(ProviderReport.Of(_overview));
        // Only now, so that comparing two large manifests does not delay the new one.
        var reload = transition.CreateReload();
        if (reload.Changed is { } changed)
        {
            _events.ReportChanges(changed);
        }

        return reload;
    }

    /// <summary>Returns the environment that decisions and evidence are stored under.</summary>
    private string? EnvironmentOf(LoadedManifest loaded) => loaded.RequestedEnvironment ?? _environment;

    /// <summary>
    /// Returns the name of the flag set, which decisions are stored under: that of the file or address that the provider is
    /// given, whether an embedded manifest comes first or a server redirects to another name.
    /// </summary>
    private string FindFlagSetId(LoadedManifest loaded) => _flagSetId ??= _options.FlagSetId
        ?? ManifestNames.FlagSetIdOf(_follower?.Source is FileManifestSource or HttpManifestSource ? _follower.Source.ToString()! : loaded.Path);
}
