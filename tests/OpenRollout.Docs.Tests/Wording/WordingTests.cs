namespace OpenRollout.Docs.Tests;

/// <summary>Documentation, XML docs, comments and messages use ordinary words: no entry of <see cref="BannedWording"/>.</summary>
public sealed class WordingTests
{
    private static readonly string[] Covered =
        ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "docs", "src", "generators", "analyzers", "samples", "benchmarks", "eng", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Solution.targets"];

    /// <summary>Faults by the list that are right where they are.</summary>
    private static readonly (string Path, string Phrase, string Reason)[] Allowed = [];

    [Fact]
    public void Prose_uses_ordinary_words()
    {
        var faults = Covered.SelectMany(Repository.Files).SelectMany(FaultsOf).ToArray();
        Assert.True(faults.Length == 0, $"{faults.Length} faults:\n{string.Join('\n', faults)}");
    }

    [Fact]
    public void Every_exception_is_needed()
        => Assert.All(Allowed, exception => Assert.Contains(exception.Phrase, Repository.Read(exception.Path), StringComparison.Ordinal));

    [Theory]
    [InlineData("a.md", "Whoever has `x` is in.", "Whoever")]
    [InlineData("a.md", "# Title\n\nWho develops without it gives another name.", "Who develops")]
    [InlineData("a.md", "A value is\nno version.", "is\nno version")]
    [InlineData("a.cs", "/// <summary>What <c>x</c> means.</summary>", "What xxxxxxxx")]
    [InlineData("a.cs", "/// <summary>What it means.</summary>", "What it")]
    [InlineData("a.cs", "/// <summary>\n/// Whether it is.\n/// </summary>", "Whether")]
    [InlineData("a.cs", "throw new E($\"'{name}' is no option.\");", "is no option")]
    [InlineData("a.targets", "<Error Text=\"Mend the file.\" />", "Mend")]
    public void A_fault_is_found(string path, string text, string expected)
        => Assert.Equal([expected], BannedWording.Find(Prose.Of(path, text)!).Select(found => found.Match.Value));

    [Theory]
    [InlineData("a.md", "Who may publish?")]
    [InlineData("a.md", "`nobody` and [text](whoever.md) are code.\n```\nnobody\n```\n")]
    [InlineData("a.md", "There is no key. The stand-in stands in for it; this is no longer true.")]
    [InlineData("a.cs", "/// <param name=\"on\">Whether it is on.</param>\n// It stands for\n// What follows.")]
    [InlineData("a.cs", "var beside = \"beside\"; /// <see cref=\"Whoever\"/>")]
    public void Ordinary_English_and_code_pass(string path, string text) => Assert.Empty(BannedWording.Find(Prose.Of(path, text)!).Select(found => found.Match.Value));

    private static IEnumerable<string> FaultsOf(string path)
    {
        var text = Repository.Read(path);
        return from found in Prose.Of(path, text) is { } prose ? BannedWording.Find(prose) : []
               let line = 1 + text.AsSpan(0, found.Match.Index).Count('\n')
               where !Array.Exists(Allowed, allowed => allowed.Path == path && IsWithin(text, allowed.Phrase, found.Match.Index))
               select $"{path}({line}): '{string.Join(' ', found.Match.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}': {found.Better}";
    }

    private static bool IsWithin(string text, string phrase, int index)
        => text.AsSpan(Math.Max(0, index - phrase.Length + 1)) is var rest && rest[..Math.Min(rest.Length, 2 * phrase.Length)].Contains(phrase, StringComparison.Ordinal);
}
