using System.Text;

namespace OpenRollout.Generators;

/// <summary>Writes documentation. Whatever text the manifest has stays within its comment, and within its element.</summary>
internal static class XmlDocumentation
{
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

    /// <summary>Returns text on one line that means itself in XML. Characters that XML cannot hold become U+FFFD.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (char.IsHighSurrogate(character) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
            {
                escaped.Append(character).Append(text[++index]);
                continue;
            }

            escaped.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\t' or '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' => " ",
                < ' ' or '\u007F' or '\uFFFE' or '\uFFFF' => "\uFFFD",
                _ when char.IsSurrogate(character) => "\uFFFD",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }
}
