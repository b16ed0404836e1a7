using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>
/// Finds manifests and overlays that the compiler can read but applications cannot. The compiler also decodes UTF-16, and decodes invalid
/// UTF-8 by the machine's code page; a running application accepts UTF-8 only.
/// </summary>
internal static class EncodingCheck
{
    private const char Replacement = '\uFFFD';

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Returns the problem with the encoding of a text, or null. A text that does not come from a file has no encoding.</summary>
    /// <param name="text">The text as the compiler has it.</param>
    /// <param name="utf8">The same text in UTF-8.</param>
    /// <param name="kind">The kind of text for the message: <c>manifest</c> or <c>overlay</c>.</param>
    public static string? FindProblem(SourceText text, byte[] utf8, string kind)
    {
        if (text.Encoding is not { } encoding)
        {
            return null;
        }

        // ASCII text has the same bytes in most encodings.
        if (encoding.CodePage != Encoding.UTF8.CodePage && !encoding.GetBytes(text.ToString()).AsSpan().SequenceEqual(utf8))
        {
            return $"the compiler reads the {kind} as {encoding.WebName}, but applications read UTF-8; save it as UTF-8, and let the project set no CodePage";
        }

        // With the code page of UTF-8, the compiler replaces what it cannot decode.
        return text.ToString().IndexOf(Replacement) >= 0 && !HasBytes(text, utf8) ? $"the {kind} is not UTF-8; save it as UTF-8" : null;
    }

    /// <summary>Returns whether the file has these bytes, with or without a byte order mark, by the checksum that the compiler keeps.</summary>
    private static bool HasBytes(SourceText text, byte[] utf8)
    {
        using HashAlgorithm hash = text.ChecksumAlgorithm == SourceHashAlgorithm.Sha256 ? SHA256.Create() :
#pragma warning disable CA5350 // The compiler has computed its checksum with this algorithm.
            SHA1.Create();
#pragma warning restore CA5350
        var checksum = text.GetChecksum().AsSpan();
        return checksum.SequenceEqual(hash.ComputeHash(utf8)) || checksum.SequenceEqual(hash.ComputeHash([.. ByteOrderMark, .. utf8]));
    }
}
