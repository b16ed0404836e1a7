using System.Text;
using OpenRollout.Manifest;

namespace OpenRollout.Generators.Emission;

/// <summary>Writes documentation. Whatever text the manifest has stays within its comment, and within its element.</summary>
internal static class XmlDocumentation
{
    /// <summary>Far longer than an editor shows.</summary>
    private const int MaximumLength = 2_000;

    private static readonly char[] LineBreaks = ['\t', '\n', '\r', '\u0085', '\u2028', '\u2029'];

    public static void Summary(this CodeWriter code, string text) => code.Line($"/// <summary>{Escape(text)}</summary>");

    /// <summary>Writes paragraphs; editors show the summary, and not all of them the remarks.</summary>
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
    /// Returns text on one line that means itself in XML, cut where it is very long. Characters that cannot be seen are
    /// escaped, as in the messages of problems; ends of lines become spaces.
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
                // XML cannot hold these.
                '\uFFFE' or '\uFFFF' => escaped.Append('\uFFFD'),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    private static string ToOneLine(string text)
        => text.IndexOfAny(LineBreaks) < 0 ? text : string.Join(" ", text.Split(LineBreaks));
}
