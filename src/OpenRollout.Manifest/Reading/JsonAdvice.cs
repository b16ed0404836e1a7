using System.Text;
using System.Text.Json;

namespace OpenRollout.Manifest;

/// <summary>Says what is wrong with a text that is no JSON, and where it can, what to do.</summary>
internal static class JsonAdvice
{
    /// <summary>Explains an error of the parser by what stands at its place.</summary>
    public static string For(JsonException exception, byte[] utf8, int offset)
    {
        if (offset < utf8.Length && utf8[offset] == '/')
        {
            return "comments are not allowed; use a 'description'";
        }

        if (StartsConflictMarker(utf8, offset))
        {
            return "a merge left its conflict here; resolve it, and take the lines out that mark it";
        }

        // Within a string it is the backslash before it that is wrong.
        if (offset < utf8.Length && utf8[offset] >= 0x80 && (offset == 0 || utf8[offset - 1] != '\\'))
        {
            return $"'{CharacterAt(utf8, offset)}' must not stand outside of strings; JSON has only straight quotes (\") and plain spaces";
        }

        if (offset == utf8.Length && Array.TrueForAll(utf8, IsWhiteSpace))
        {
            return "it is empty; the least that it can be is { \"flags\": {} }";
        }

        if (offset < utf8.Length && utf8[offset] is (byte)'}' or (byte)']' && EndsWithComma(utf8.AsSpan(0, offset)))
        {
            return "a comma must not stand before a closing bracket; remove it";
        }

        // The parser's own words, but for those that speak of its settings.
        if (exception.Message.StartsWith("Expected depth to be zero", StringComparison.Ordinal))
        {
            return "it ends before all of its brackets are closed";
        }

        if (exception.Message.StartsWith("The maximum configured depth", StringComparison.Ordinal))
        {
            return $"objects and arrays stand more than {JsonText.MaximumDepth} deep in each other";
        }

        var place = exception.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (place < 0 ? exception.Message : exception.Message.Substring(0, place)).TrimEnd('.');
    }

    private static bool IsWhiteSpace(byte character) => character is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    private static bool EndsWithComma(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty && IsWhiteSpace(utf8[utf8.Length - 1]))
        {
            utf8 = utf8.Slice(0, utf8.Length - 1);
        }

        return !utf8.IsEmpty && utf8[utf8.Length - 1] == ',';
    }

    /// <summary>The lines that version control puts around the two sides of a conflict begin with seven of one character.</summary>
    private static bool StartsConflictMarker(byte[] utf8, int offset)
    {
        const int Length = 7;
        if (offset + Length > utf8.Length || utf8[offset] is not ((byte)'<' or (byte)'=' or (byte)'>' or (byte)'|') || (offset > 0 && utf8[offset - 1] != '\n'))
        {
            return false;
        }

        for (var index = offset; index < offset + Length; index++)
        {
            if (utf8[index] != utf8[offset])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The character that begins at an offset of valid UTF-8; one that cannot be seen by its number.</summary>
    private static string CharacterAt(byte[] utf8, int offset)
    {
        var length = utf8[offset] < 0xE0 ? 2 : utf8[offset] < 0xF0 ? 3 : 4;
        var character = Encoding.UTF8.GetString(utf8, offset, length);
        return char.IsLetterOrDigit(character, 0) || char.IsPunctuation(character, 0) || char.IsSymbol(character, 0) ? character : $"U+{(int)character[0]:X4}";
    }
}
