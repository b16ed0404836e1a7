using System.Text.RegularExpressions;

namespace OpenRollout.Docs.Tests;

/// <summary>Links between pages lead to files and headings that exist.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Pages =>
        [.. new[] { "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "docs" }.SelectMany(Repository.Files).Where(path => path.EndsWith(".md", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_lead_somewhere(string page)
        => Assert.DoesNotContain(
            Link().Matches(TextOf(page)).Select(match => match.Groups["link"].Value),
            link => !link.StartsWith("https:", StringComparison.Ordinal) && !Exists(page, link));

    private static bool Exists(string page, string link)
    {
        var (file, anchor) = link.Split('#') is [var before, var after] ? (before, after) : (link, "");
        var path = file.Length == 0 ? page : Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(page)!, file)).Replace('\\', '/');
        return Repository.Has(path) && (anchor.Length == 0 || Heading().Matches(TextOf(path)).Any(match => AnchorOf(match.Groups["title"].Value) == anchor));
    }

    private static string TextOf(string page) => Fence().Replace(Repository.Read(page), "");

    /// <summary>Returns the anchor that GitHub gives a heading.</summary>
    private static string AnchorOf(string title) => NotInAnchor().Replace(title.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\((?<link>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (?<title>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^ *```.*?^ *```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();
}
