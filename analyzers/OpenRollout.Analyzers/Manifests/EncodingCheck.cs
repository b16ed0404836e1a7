using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>
/// Finds manifests that the compiler can read and applications cannot: the compiler decodes UTF-16, and what is no UTF-8
/// by the machine's code page, where a running application refuses everything but UTF-8.
/// </summary>
internal static class EncodingCheck
{
    private const char Replacement = '\uFFFD';

    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Returns what is wrong with the encoding of a text, or null. A text that was never a file has none.</summary>
    /// <param name="text">The text as the compiler has it.</param>
    /// <param name="utf8">The same in UTF-8.</param>
    public static string? FindProblem(SourceText text, byte[] utf8)
    {
        if (text.Encoding is not { } encoding)
        {
            return null;
        }

        // Text that is all ASCII has the same bytes in most encodings.
        if (encoding.CodePage != Encoding.UTF8.CodePage && !encoding.GetBytes(text.ToString()).AsSpan().SequenceEqual(utf8))
        {
            return $"the compiler reads the manifest as {encoding.WebName}, but applications read UTF-8; save it as UTF-8, and let the project set no CodePage";
        }

        // With a code page of UTF-8 the compiler replaces what it cannot decode.
        return text.ToString().IndexOf(Replacement) >= 0 && !HasBytes(text, utf8) ? "the manifest is not UTF-8; save it as UTF-8" : null;
    }

    /// <summary>Whether the file has these bytes, with or without a mark before them: the compiler keeps their checksum.</summary>
    private static bool HasBytes(SourceText text, byte[] utf8)
    {
        using HashAlgorithm hash = text.ChecksumAlgorithm == SourceHashAlgorithm.Sha256 ? SHA256.Create() :
#pragma warning disable CA5350 // It is the algorithm of the checksum that the compiler has made.
            SHA1.Create();
#pragma warning restore CA5350
        var checksum = text.GetChecksum().AsSpan();
        return checksum.SequenceEqual(hash.ComputeHash(utf8)) || checksum.SequenceEqual(hash.ComputeHash([.. ByteOrderMark, .. utf8]));
    }
}
