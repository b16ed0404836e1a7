using System.Text;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Generators.Emission;

/// <summary>Writes XML documentation. Text of the manifest cannot end the comment or the element that contains it.</summary>
internal static class XmlDocumentation
{
    /// <summary>The maximum length of a paragraph, which is far more than editors show.</summary>
    private const int MaximumLength = 2_000;

    private static readonly char[] LineBreaks = ['\t', '\n', '\r', '\u0085', '\u2028', '\u2029'];

    public static void Summary(this CodeWriter code, string text) => code.Line($"/// <summary>{Escape(text)}</summary>");

    /// <summary>Writes a summary of several paragraphs. Remarks would not do, because some editors show only the summary.</summary>
    public static void Summary(this CodeWriter code, IReadOnlyList<string> paragraphs)
    {
        code.Line("/// <summary>");
        code.Line($"/// {Escape(paragraphs[0])}");
        foreach (var paragraph in paragraphs.Skip(1))
        {
            code.Line($"/// <para>{Escape(paragraph)}</para>");
        }

        code.Line("/// </summary>");
    }

    /// <summary>
    /// Returns text escaped for XML, on one line and truncated to the maximum length. Invisible characters are escaped as in
    /// messages; line breaks become spaces.
    /// </summary>
    public static string Escape(string text)
    {
        var line = PlainText.Shorten(ToOneLine(text), MaximumLength);
        var escaped = new StringBuilder(line.Length);
        foreach (var character in line)
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                // Not allowed in XML.
                '\uFFFE' or '\uFFFF' => escaped.Append('\uFFFD'),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    private static string ToOneLine(string text)
        => text.IndexOfAny(LineBreaks) < 0 ? text : string.Join(" ", text.Split(LineBreaks));
}
