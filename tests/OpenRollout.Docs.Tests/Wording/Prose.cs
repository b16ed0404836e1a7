using System.Text.RegularExpressions;

namespace OpenRollout.Docs.Tests;

/// <summary>
/// Separates the prose of a file from its code. The result has the length and the lines of the file: code becomes bars,
/// which end a sentence, and code within prose (such as <c>`x`</c> in Markdown or <c>see</c> in XML docs) becomes the
/// letter x, which does not. The tag of a summary becomes section signs.
/// </summary>
internal static partial class Prose
{
    /// <summary>Returns the prose of a file; null where its kind has none.</summary>
    public static string? Of(string path, string text) => Path.GetExtension(path) switch
    {
        ".md" => CodeInMarkdown().Replace(text, code => Fill(code.Value, code.Groups["inline"].Success ? 'x' : '|')),
        ".cs" => Keep(text, ProseInCSharp(), piece => InlineTag().Replace(piece, tag => Fill(tag.Value, 'x'))),
        ".props" or ".targets" or ".csproj" => Keep(text, ProseInProject(), piece => piece),
        ".json" when path.EndsWith(".schema.json", StringComparison.Ordinal) => Keep(text, ProseInSchema(), piece => piece),
        _ => null,
    };

    private static string Keep(string text, Regex prose, Func<string, string> clean)
    {
        var kept = Fill(text, '|').ToCharArray();
        foreach (var piece in prose.Matches(text).SelectMany(match => match.Groups["text"].Captures))
        {
            Tag().Replace(clean(piece.Value), tag => Fill(tag.Value, tag.Value == "<summary>" ? '§' : '|')).CopyTo(0, kept, piece.Index, piece.Length);
        }

        foreach (var mark in prose.Matches(text).SelectMany(match => match.Groups["mark"].Captures))
        {
            kept.AsSpan(mark.Index, mark.Length).Fill(' ');
        }

        return new string(kept);
    }

    private static string Fill(string text, char filler) => string.Create(text.Length, (text, filler), static (result, from) =>
    {
        for (var index = 0; index < result.Length; index++)
        {
            result[index] = char.IsWhiteSpace(from.text[index]) ? from.text[index] : from.filler;
        }
    });

    /// <summary>Fences, comments, link targets, marks of headings and items, and inline code.</summary>
    [GeneratedRegex(@"^ *(```|~~~)[\s\S]*?^ *\1|<!--[\s\S]*?-->|\]\([^)\n]*\)|^ *(?:\#+|[-*>]|\d+\.)(?=\ )|(?<inline>`[^`\n]+`)", RegexOptions.Multiline)]
    private static partial Regex CodeInMarkdown();

    /// <summary>Comments and strings of two words or more: raw, verbatim, ordinary.</summary>
    [GeneratedRegex("""(?<mark>//+)(?<text>[^\n]*)|"{3}(?<text>[\s\S]*?)"{3}|@\$?"(?<text>(?:""|[^"])*)"|"(?<text>(?=[^"\n]* )(?:\\.|[^"\\\n])*)"|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])+'""")]
    private static partial Regex ProseInCSharp();

    [GeneratedRegex("""<!--(?<text>[\s\S]*?)-->|(?<=\bText=)"(?<text>[^"]*)"|(?<=\bText=)'(?<text>[^']*)'""")]
    private static partial Regex ProseInProject();

    [GeneratedRegex("""(?<="(?:description|title|markdownDescription)": ")(?<text>(?:\\.|[^"\\])*)""")]
    private static partial Regex ProseInSchema();

    [GeneratedRegex("""<(c|code)>.*?</\1>|</?(see|paramref|typeparamref)\b[^>]*>|\{[^{}]*\}|`[^`]*`""")]
    private static partial Regex InlineTag();

    [GeneratedRegex("</?[a-z][^<>]*>")]
    private static partial Regex Tag();
}
