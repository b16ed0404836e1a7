namespace OpenRollout.Telemetry;

/// <summary>The flag set that a provider serves and the version of its manifest.</summary>
/// <param name="FlagSetId">The identifier of the flag set.</param>
/// <param name="LazyVersion">The version of the manifest, computed when it is first read.</param>
internal sealed record FlagSetVersion(string FlagSetId, Lazy<string> LazyVersion)
{
    private const string FlagsEnd = ".flags.json";
    private const string End = ".json";

    /// <summary>Gets the version of the manifest.</summary>
    public string Version => LazyVersion.Value;

    /// <summary>Returns the default identifier of a flag set: the name of its manifest's file, like the domain of generated flags.</summary>
    /// <param name="path">The manifest's path or address.</param>
    public static string GetDefaultId(string path)
    {
        var name = path.Split('?', '#')[0];
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        return name.EndsWith(FlagsEnd, StringComparison.OrdinalIgnoreCase) && name.Length > FlagsEnd.Length ? name[..^FlagsEnd.Length]
            : name.EndsWith(End, StringComparison.OrdinalIgnoreCase) && name.Length > End.Length ? name[..^End.Length]
            : name.Length > 0 ? name
            : path;
    }
}
