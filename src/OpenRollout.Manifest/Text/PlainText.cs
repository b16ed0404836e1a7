using System.Globalization;
using System.Text;

namespace OpenRollout.Manifest;

/// <summary>
/// Prepares text that comes from a manifest, a server, a configuration or a request for a log, a page or a message: on one
/// line, without invisible characters and of bounded length. The one place for this. Applying it twice changes nothing.
/// </summary>
internal static class PlainText
{
    /// <summary>The longest quotation from a file, a header or a request, in UTF-16 code units.</summary>
    public const int MaximumQuotation = 80;

    /// <summary>The longest message, in UTF-16 code units.</summary>
    public const int MaximumMessage = 500;

    private const string Ellipsis = "...";

    /// <summary>The length of <c>\u001b</c>.</summary>
    private const int EscapeLength = 6;

    /// <summary>
    /// Returns the text with each control, format, line or paragraph separator character and each lone surrogate written as
    /// <c>\u001b</c>. Bidirectional overrides and zero-width characters are format characters.
    /// </summary>
    public static string Escape(string text)
    {
        var clean = CleanPrefix(text);
        return clean == text.Length ? text : Escape(text, clean, int.MaxValue);
    }

    /// <summary>Returns the text escaped, and cut to a quotation's length: it then ends with <c>...</c>.</summary>
    public static string Quote(string text) => Shorten(text, MaximumQuotation);

    /// <summary>Returns the text escaped, and cut to at most <paramref name="maximumLength"/> code units: it then ends with <c>...</c>.</summary>
    public static string Shorten(string text, int maximumLength)
    {
        var clean = CleanPrefix(text);
        return Cut(clean == text.Length ? text : Escape(text, clean, maximumLength), maximumLength);
    }

    /// <summary>Returns the text cut to at most <paramref name="maximumLength"/> code units, never through a surrogate pair or an escape, and not escaped.</summary>
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

    /// <summary>Escapes a text up to one unit more than the maximum, which shows that something is missing.</summary>
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

    /// <summary>Returns how many code units at the beginning need no escape.</summary>
    private static int CleanPrefix(string text)
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
