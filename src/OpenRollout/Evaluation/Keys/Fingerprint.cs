using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpenRollout.Manifest.Buckets;

namespace OpenRollout.Evaluation.Keys;

/// <summary>
/// A 64-bit fingerprint of a string. A string of up to seven ASCII characters is stored completely, so that comparing
/// fingerprints compares the strings; most operands are that short. Any other string is hashed. No fingerprint is 0.
/// </summary>
internal static class Fingerprint
{
    private const int LongestWhole = 7;

    /// <summary>Odd, so that different fingerprints have different products, and random for each process, so that an attacker cannot choose strings that collide.</summary>
    private static readonly ulong Multiplier = KeyHash.Of("fingerprint") | 1;

    /// <summary>The bit of a hashed string. The highest byte of a string that is stored completely holds its length plus one.</summary>
    private const ulong Hashed = 1UL << 63;

    private const int LengthShift = 56;

    /// <summary>Returns whether no other string has the fingerprint. If another one may have it, compare the strings.</summary>
    public static bool IsWhole(ulong fingerprint) => (long)fingerprint > 0;

    /// <summary>Returns a string's fingerprint, which is stable within this process only.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
        => text.Length <= LongestWhole && BitConverter.IsLittleEndian ? OfShort(text) : Hash(text);

    /// <summary>Spreads a fingerprint over the upper bits, because those of short strings are similar (Knuth's multiplicative hashing).</summary>
    public static ulong Spread(ulong fingerprint) => fingerprint * Multiplier;

    private static ulong OfShort(ReadOnlySpan<char> text)
    {
        // The two reads overlap when the string is shorter than both together.
        var length = text.Length;
        var (first, last, place) = length switch
        {
            >= 4 => (Read<ulong>(text, 0), Read<ulong>(text, length - 4), length - 4),
            >= 2 => (Read<uint>(text, 0), Read<uint>(text, length - 2), length - 2),
            1 => (text[0], 0UL, 0),
            _ => (0UL, 0UL, 0),
        };
        return ((first | last) & AsciiText.Beyond) == 0
            ? AsciiText.Narrow(first) | ((ulong)AsciiText.Narrow(last) << (8 * place)) | ((ulong)(length + 1) << LengthShift)
            : Hash(text);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ulong Hash(ReadOnlySpan<char> text) => KeyHash.Of(text) | Hashed;

    /// <summary>Reads without a bounds check: the caller has checked the length.</summary>
    private static T Read<T>(ReadOnlySpan<char> text, int start)
        where T : unmanaged
        => Unsafe.ReadUnaligned<T>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start)));
}
