namespace OpenRollout.Hosting;

/// <summary>The manifest that a host requires to start. If it is missing, starting the host throws a <see cref="ManifestException"/>.</summary>
public enum RequiredManifest
{
    /// <summary>No manifest is required. Flags return their defaults until a valid manifest is loaded.</summary>
    None,

    /// <summary>A valid manifest from the source, its cache, or the application (<see cref="OpenRolloutHostingOptions.EmbeddedManifest"/>).</summary>
    Good,

    /// <summary>
    /// A valid manifest that the source has returned during the start. If a source is set, a cached or embedded manifest is not
    /// sufficient. If a decision store is set, it must have been read
    /// completely, so that no decision is missing; a local copy is not sufficient.
    /// </summary>
    Current,
}
