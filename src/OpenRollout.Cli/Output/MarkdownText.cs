namespace OpenRollout.Cli.Output;

/// <summary>Writes text of a manifest into Markdown, where it must not become markup.</summary>
internal static class MarkdownText
{
    /// <summary>Returns text as code, which works in a table cell too.</summary>
    public static string Code(string text)
    {
        var longest = 0;
        for (int index = 0, run = 0; index < text.Length; index++)
        {
            run = text[index] == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        var fence = new string('`', longest + 1);
        var padding = text.StartsWith('`') || text.EndsWith('`') ? " " : "";
        // A pipe ends a cell even within code.
        return $"{fence}{padding}{text.Replace("|", "\\|", StringComparison.Ordinal)}{padding}{fence}";
    }

    /// <summary>Returns text for a table cell or a list.</summary>
    public static string Escape(string text)
    {
        var escaped = new System.Text.StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '@')
            {
                escaped.Append('\\');
            }

            escaped.Append(character is '\n' or '\r' ? ' ' : character);
        }

        return escaped.ToString();
    }
}
