using System.Text;
using System.Text.Json;
using OpenRollout.Manifest.Json;

namespace OpenRollout.Manifest.Reading;

/// <summary>Explains why a text is not valid JSON and, for common mistakes, how to fix it.</summary>
internal static class JsonAdvice
{
    /// <summary>Returns the explanation for a parser error at an offset.</summary>
    public static string For(JsonException exception, byte[] utf8, int offset)
    {
        if (offset < utf8.Length && utf8[offset] == '/')
        {
            return "comments are not allowed; use 'description' properties";
        }

        if (StartsConflictMarker(utf8, offset))
        {
            return "unresolved merge conflict; resolve it and remove the marker lines";
        }

        // If a backslash precedes the character, the error is an invalid escape within a string.
        if (offset < utf8.Length && utf8[offset] >= 0x80 && (offset == 0 || utf8[offset - 1] != '\\'))
        {
            return $"unexpected '{CharacterAt(utf8, offset)}' outside of a string; use straight quotes (\") and plain spaces";
        }

        if (offset == utf8.Length && Array.TrueForAll(utf8, IsWhiteSpace))
        {
            return "the file is empty; write at least { \"flags\": {} }";
        }

        if (offset < utf8.Length && utf8[offset] is (byte)'}' or (byte)']' && EndsWithComma(utf8.AsSpan(0, offset)))
        {
            return "trailing comma before a closing bracket; remove it";
        }

        // The parser's messages are used, except messages that name its settings.
        if (exception.Message.StartsWith("Expected depth to be zero", StringComparison.Ordinal))
        {
            return "the text ends before all brackets are closed; add the missing ones";
        }

        if (exception.Message.StartsWith("The maximum configured depth", StringComparison.Ordinal))
        {
            return $"objects and arrays are nested more than {JsonText.MaximumDepth} levels deep; reduce the nesting";
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

    /// <summary>Returns a value indicating whether a line at an offset marks a merge conflict, which starts with seven identical characters.</summary>
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

    /// <summary>Returns the character at an offset of valid UTF-8, or its code point such as <c>U+00A0</c> if it is not visible.</summary>
    private static string CharacterAt(byte[] utf8, int offset)
    {
        var length = utf8[offset] < 0xE0 ? 2 : utf8[offset] < 0xF0 ? 3 : 4;
        var character = Encoding.UTF8.GetString(utf8, offset, length);
        return char.IsLetterOrDigit(character, 0) || char.IsPunctuation(character, 0) || char.IsSymbol(character, 0) ? character : $"U+{(int)character[0]:X4}";
    }
}
