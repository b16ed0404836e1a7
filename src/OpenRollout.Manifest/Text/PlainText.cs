using System.Globalization;
using System.Text;

namespace OpenRollout.Manifest.Text;

/// <summary>
/// Makes text from a manifest, server, configuration or request safe for a log, page or message: one line of bounded
/// length without invisible characters. All such text must pass through this type. Every method is idempotent.
/// </summary>
internal static class PlainText
{
    /// <summary>The maximum length of a quotation from a file, header or request, in UTF-16 code units.</summary>
    public const int MaximumQuotation = 80;

    /// <summary>The maximum length of a message, in UTF-16 code units.</summary>
    public const int MaximumMessage = 500;

    private const string Ellipsis = "...";

    /// <summary>The length of an escape such as <c>\u001b</c>.</summary>
    private const int EscapeLength = 6;

    /// <summary>
    /// Returns the text with an escape such as <c>\u001b</c> in place of each control, format, line separator and paragraph
    /// separator character and each lone surrogate. Format characters include bidirectional overrides and zero-width characters.
    /// </summary>
    public static string Escape(string text)
    {
        var clean = LengthOfCleanPrefix(text);
        return clean == text.Length ? text : Escape(text, clean, int.MaxValue);
    }

    /// <summary>Returns the escaped text, truncated to <see cref="MaximumQuotation"/> code units. Truncated text ends with <c>...</c>.</summary>
    public static string Quote(string text) => Shorten(text, MaximumQuotation);

    /// <summary>Returns the escaped text, truncated to <paramref name="maximumLength"/> code units. Truncated text ends with <c>...</c>.</summary>
    public static string Shorten(string text, int maximumLength)
    {
        var clean = LengthOfCleanPrefix(text);
        return Cut(clean == text.Length ? text : Escape(text, clean, maximumLength), maximumLength);
    }

    /// <summary>Truncates text to <paramref name="maximumLength"/> code units without splitting a surrogate pair or an escape. Does not escape.</summary>
    public static string Cut(string text, int maximumLength)
    {
        if (text.Length <= maximumLength)
        {
            return text;
        }

        var length = maximumLength - Ellipsis.Length;
        var escape = text.LastIndexOf('\\', length - 1, Math.Min(length, EscapeLength));
        if (escape >= 0 && escape > length - EscapeLength && text[escape + 1] == 'u')
        {
            length = escape;
        }

        return $"{text.Substring(0, length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)}{Ellipsis}";
    }

    /// <summary>Escapes text until it exceeds the maximum length, which is enough to decide whether to truncate it.</summary>
    private static string Escape(string text, int clean, int maximumLength)
    {
        var escaped = new StringBuilder(text, 0, clean, Math.Max(clean, 16));
        for (var index = clean; index < text.Length && escaped.Length <= maximumLength;)
        {
            var length = LengthAt(text, index);
            if (IsVisible(text, index))
            {
                escaped.Append(text, index, length);
            }
            else
            {
                for (var unit = index; unit < index + length; unit++)
                {
                    escaped.Append("\\u").Append(((int)text[unit]).ToString("x4", CultureInfo.InvariantCulture));
                }
            }

            index += length;
        }

        return escaped.ToString();
    }

    /// <summary>Returns the number of leading code units that need no escape.</summary>
    private static int LengthOfCleanPrefix(string text)
    {
        var index = 0;
        while (index < text.Length && IsVisible(text, index))
        {
            index += LengthAt(text, index);
        }

        return index;
    }

    private static int LengthAt(string text, int index)
        => char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;

    private static bool IsVisible(string text, int index)
        => text[index] is >= ' ' and <= '~'
            || CharUnicodeInfo.GetUnicodeCategory(text, index) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
