namespace OpenRollout.Hosting;

/// <summary>What a host needs in order to start. Where it is not there, the start throws a <see cref="ManifestException"/>.</summary>
public enum RequiredManifest
{
    /// <summary>Nothing: flags give their defaults until there is a good manifest.</summary>
    None,

    /// <summary>A good manifest from anywhere: the source, its cache, or the embedded one.</summary>
    Good,

    /// <summary>A good manifest that its source has just given: neither a cached nor the embedded one will do where there is a source.</summary>
    Current,
}
