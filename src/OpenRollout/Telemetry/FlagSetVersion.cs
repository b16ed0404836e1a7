namespace OpenRollout.Telemetry;

/// <summary>The flag set that a provider serves and the version of its manifest.</summary>
/// <param name="FlagSetId">The identifier of the flag set.</param>
/// <param name="LazyVersion">The version of the manifest, computed when it is first read.</param>
internal sealed record FlagSetVersion(string FlagSetId, Lazy<string> LazyVersion)
{
    /// <summary>Gets the environment that the manifest is served for; null for the manifest alone.</summary>
    public string? Environment { get; init; }

    /// <summary>Gets the version of the manifest.</summary>
    public string Version => LazyVersion.Value;
}
