namespace OpenRollout.Telemetry;

/// <summary>Which flags a provider serves, as telemetry tells it.</summary>
/// <param name="FlagSetId">What tells this set of flags from others.</param>
/// <param name="LazyVersion">The version of its manifest, when it is asked for.</param>
internal sealed record FlagSetVersion(string FlagSetId, Lazy<string> LazyVersion)
{
    private const string FlagsEnd = ".flags.json";
    private const string End = ".json";

    /// <summary>The version of its manifest.</summary>
    public string Version => LazyVersion.Value;

    /// <summary>Returns what a set of flags is called where nobody has named it: by its manifest's file, as the domain of generated flags is.</summary>
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
