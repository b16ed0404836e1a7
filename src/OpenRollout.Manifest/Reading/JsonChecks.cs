using System.Text;
using System.Text.Json;
using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Problems;

namespace OpenRollout.Manifest.Reading;

/// <summary>Checks that a text is valid UTF-8 and JSON.</summary>
internal static class JsonChecks
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns the parsed text, or null after reporting why it is invalid.</summary>
    /// <param name="utf8">The text, without a byte order mark.</param>
    /// <param name="problems">Receives the problems.</param>
    /// <param name="textIndex">The index of the text: 0 for a manifest, more for overlays.</param>
    public static JsonText? Parse(byte[] utf8, ProblemCollector problems, int textIndex = 0)
    {
        var what = textIndex == 0 ? "the manifest" : "the overlay";
        if (!IsUtf8(utf8, problems, what, textIndex))
        {
            return null;
        }

        try
        {
            var text = JsonText.Parse(utf8, textIndex);
            return HasOnlyValidEscapes(text, problems) ? text : null;
        }
        catch (JsonException exception)
        {
            var offset = Math.Min(OffsetOf(utf8, exception), utf8.Length);
            problems.Report(
                ProblemDescriptors.InvalidJson,
                new TextRange(offset, offset < utf8.Length && utf8[offset] < 0x80 ? 1 : 0, textIndex),
                $"{what} is not valid JSON: {JsonAdvice.For(exception, utf8, offset)}");
            return null;
        }
    }

    private static bool IsUtf8(byte[] utf8, ProblemCollector problems, string what, int textIndex)
    {
        // UTF-16 without a byte order mark is valid UTF-8 with a null before or after each ASCII letter.
        if (Array.IndexOf(utf8, (byte)0, 0, Math.Min(2, utf8.Length)) >= 0)
        {
            problems.Report(ProblemDescriptors.InvalidJson, new TextRange(0, 0, textIndex), $"{what} appears to be UTF-16; save it as UTF-8");
            return false;
        }

        try
        {
            StrictUtf8.GetCharCount(utf8);
            return true;
        }
        catch (DecoderFallbackException exception)
        {
            problems.Report(ProblemDescriptors.InvalidJson, new TextRange(Math.Max(0, exception.Index), 0, textIndex), $"{what} is not UTF-8; save it as UTF-8");
            return false;
        }
    }

    /// <summary>Reports escapes such as <c>\ud800</c> that are not part of a surrogate pair.</summary>
    private static bool HasOnlyValidEscapes(JsonText text, ProblemCollector problems)
    {
        var isValid = true;
        for (var index = 0; text.HasEscapes && index < text.Count; index++)
        {
            if (!text[index].IsEscaped)
            {
                continue;
            }

            try
            {
                new JsonTextValue(text, index).GetString();
            }
            catch (InvalidOperationException)
            {
                problems.Report(ProblemDescriptors.InvalidJson, text[index].Range, "the string contains half of a surrogate pair; write both halves or the character itself");
                isValid = false;
            }
        }

        return isValid;
    }

    private static int OffsetOf(byte[] utf8, JsonException exception)
    {
        var offset = 0;
        for (var line = 0L; line < (exception.LineNumber ?? 0); line++)
        {
            var lineFeed = Array.IndexOf(utf8, (byte)'\n', offset);
            offset = lineFeed < 0 ? utf8.Length : lineFeed + 1;
        }

        return (int)Math.Min(offset + (exception.BytePositionInLine ?? 0), utf8.Length);
    }
}
