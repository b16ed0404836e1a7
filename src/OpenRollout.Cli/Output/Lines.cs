using System.Globalization;
using System.Text;

namespace OpenRollout.Cli.Output;

/// <summary>The lines of a text in UTF-8, for quoting them below a problem.</summary>
internal static class Lines
{
    /// <summary>Returns a line without its end, with characters that a terminal would interpret replaced; null if there is no such line.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="number">The number of the line, from 1. CR, LF and CRLF end a line.</param>
    public static string? Find(ReadOnlySpan<byte> utf8, int number)
    {
        utf8 = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        for (var line = 1; ; line++)
        {
            var end = utf8.IndexOfAny((byte)'\r', (byte)'\n');
            if (line == number)
            {
                return MakeVisible(Encoding.UTF8.GetString(end < 0 ? utf8 : utf8[..end]));
            }

            if (end < 0)
            {
                return null;
            }

            utf8 = utf8[(utf8[end..].StartsWith("\r\n"u8) ? end + 2 : end + 1)..];
        }
    }

    /// <summary>Replaces each invisible UTF-16 code unit by one character, so that columns stay right; a tab by a space.</summary>
    private static string MakeVisible(string line) => string.Create(line.Length, line, (span, text) =>
    {
        for (var index = 0; index < text.Length; index++)
        {
            span[index] = text[index] switch
            {
                '\t' => ' ',
                var character when char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => '\uFFFD',
                var character => character,
            };
        }
    });
}
