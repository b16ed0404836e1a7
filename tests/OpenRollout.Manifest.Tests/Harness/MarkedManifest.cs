using System.Text;
using System.Text.RegularExpressions;

namespace OpenRollout.Manifest.Tests;

/// <summary>
/// A manifest in which the expected problems are marked: <c>{|ROLL2001:contry|}</c>. Two problems at one location
/// are written <c>{|ROLL1003,ROLL1003:{|}</c>; an empty location is <c>{|ROLL1001:|}</c>.
/// </summary>
internal sealed partial class MarkedManifest
{
    private MarkedManifest(string text, IReadOnlyList<ExpectedProblem> problems)
    {
        Text = text;
        Problems = problems;
    }

    /// <summary>The manifest without the markup.</summary>
    public string Text { get; }

    /// <summary>The marked problems, in the order of the text.</summary>
    public IReadOnlyList<ExpectedProblem> Problems { get; }

    public static MarkedManifest Parse(string marked)
    {
        var text = new StringBuilder();
        var problems = new List<ExpectedProblem>();
        var position = 0;
        foreach (Match mark in Mark().Matches(marked))
        {
            text.Append(marked, position, mark.Index - position);
            var content = mark.Groups["content"].Value;
            problems.AddRange(mark.Groups["ids"].Value.Split(',').Select(id => new ExpectedProblem(id, text.Length, content.Length)));
            text.Append(content);
            position = mark.Index + mark.Length;
        }

        text.Append(marked, position, marked.Length - position);
        var stripped = text.ToString();
        Assert.DoesNotContain("ROLL", stripped, StringComparison.Ordinal);
        return new MarkedManifest(stripped, problems);
    }

    [GeneratedRegex(@"\{\|(?<ids>ROLL\d{4}(?:,ROLL\d{4})*):(?<content>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
