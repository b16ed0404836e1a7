using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Analyzers.Tests;

/// <summary>
/// C# or JSON with marks for the expected diagnostics: <c>{|ROLL3001:Flags.Stories|}</c>. Two diagnostics at one location are
/// written <c>{|ROLL3001,ROLL3101:Flags.Stories|}</c>, an empty location <c>{|ROLL1001:|}</c>.
/// </summary>
internal sealed partial record MarkedText(string Text, IReadOnlyList<(string Id, TextSpan Span)> Marks)
{
    public static MarkedText Parse(string marked)
    {
        var text = new StringBuilder();
        var marks = new List<(string, TextSpan)>();
        var position = 0;
        foreach (Match mark in Mark().Matches(marked))
        {
            text.Append(marked, position, mark.Index - position);
            var content = mark.Groups["content"].Value;
            marks.AddRange(mark.Groups["ids"].Value.Split(',').Select(id => (id, new TextSpan(text.Length, content.Length))));
            text.Append(content);
            position = mark.Index + mark.Length;
        }

        text.Append(marked, position, marked.Length - position);
        return new MarkedText(text.ToString(), marks);
    }

    [GeneratedRegex(@"\{\|(?<ids>ROLL\d{4}(?:,ROLL\d{4})*):(?<content>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Mark();
}
