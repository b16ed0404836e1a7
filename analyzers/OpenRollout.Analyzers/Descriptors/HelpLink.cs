namespace OpenRollout.Analyzers.Descriptors;

/// <summary>Where a diagnostic is explained.</summary>
internal static class HelpLink
{
    /// <summary>The repository, as Directory.Build.props names it; a test holds the two together.</summary>
    public const string Repository = "https://github.com/openrollout/openrollout";

    public static string For(string id) => $"{Repository}/blob/main/docs/diagnostics/{id}.md";
}
