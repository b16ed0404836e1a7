namespace OpenRollout.Analyzers.Descriptors;

/// <summary>Creates the links to the pages that explain diagnostics.</summary>
internal static class HelpLink
{
    /// <summary>The address of the repository; a test compares it with Directory.Build.props.</summary>
    public const string Repository = "https://github.com/openrollout/openrollout";

    /// <summary>Returns the address of a diagnostic's page.</summary>
    public static string For(string id) => $"{Repository}/blob/main/docs/diagnostics/{id}.md";
}
