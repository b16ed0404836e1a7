namespace OpenRollout.Docs.Tests;

/// <summary>The pages of the documentation and the snippets in them.</summary>
internal static class Pages
{
    private const string Fence = "```";
    private const string SettingStart = "<!-- snippet: ";
    private const string SettingEnd = " -->";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Pages");

    /// <summary>Gets the folder of the sample's source.</summary>
    public static string SampleFolder => Path.Combine(AppContext.BaseDirectory, "Sample");

    /// <summary>Gets the paths of the sample's manifest and of its overlay.</summary>
    public static string[] SampleManifests { get; } = [Path.Combine(AppContext.BaseDirectory, "flags.json"), Path.Combine(AppContext.BaseDirectory, "flags.Development.json")];

    /// <summary>Reads the lines of a page of <c>docs</c>.</summary>
    public static IEnumerable<string> Lines(string page) => File.ReadLines(Path.Combine(Folder, page));

    /// <summary>Gets the snippets of all pages, in order.</summary>
    public static IReadOnlyList<Snippet> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(ReadSnippets)];

    public static IEnumerable<Snippet> Snippets(string language) => All.Where(snippet => snippet.Language == language);

    private static IEnumerable<Snippet> ReadSnippets(string path)
    {
        var lines = File.ReadAllLines(path);
        for (var start = 0; start < lines.Length; start++)
        {
            if (!lines[start].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            var end = Array.FindIndex(lines, start + 1, line => line.StartsWith(Fence, StringComparison.Ordinal));
            yield return new Snippet(Path.GetRelativePath(Folder, path), start + 1, lines[start][Fence.Length..], string.Join('\n', lines[(start + 1)..end]), start > 0 ? SettingOf(lines[start - 1]) : null);
            start = end;
        }
    }

    private static string? SettingOf(string line)
        => line.StartsWith(SettingStart, StringComparison.Ordinal) && line.EndsWith(SettingEnd, StringComparison.Ordinal) ? line[SettingStart.Length..^SettingEnd.Length] : null;
}
