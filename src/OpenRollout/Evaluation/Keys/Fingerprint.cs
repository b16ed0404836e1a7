using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenRollout.Evaluation.Keys;

/// <summary>
/// 64 bits that stand for a string. One of up to seven characters of ASCII is all there, so that comparing fingerprints
/// compares the strings; most values that conditions compare with are that short. Any other string is hashed. None is 0.
/// </summary>
internal static class Fingerprint
{
    private const int LongestWhole = 7;

    /// <summary>Odd, so that no two products are the same, and drawn anew in each process, so that nobody can choose strings whose products are alike.</summary>
    private static readonly ulong Multiplier = KeyHash.Of("fingerprint") | 1;

    /// <summary>The highest byte has the length, counted from 1, of a string that is all there, or this bit.</summary>
    private const ulong Hashed = 1UL << 63;

    private const int LengthShift = 56;

    /// <summary>Whether no other string has the fingerprint; where one may have it, the strings are to be compared.</summary>
    public static bool IsWhole(ulong fingerprint) => (long)fingerprint > 0;

    /// <summary>Returns a string's fingerprint: the same in this process, another one in others.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
        => text.Length <= LongestWhole && BitConverter.IsLittleEndian ? OfShort(text) : Hash(text);

    /// <summary>Spreads a fingerprint over the upper bits, as the ones of short strings are alike (Knuth's multiplicative hashing).</summary>
    public static ulong Spread(ulong fingerprint) => fingerprint * Multiplier;

    private static ulong OfShort(ReadOnlySpan<char> text)
    {
        // The two reads of a kind overlap where the string is not as long as both of them.
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

    /// <summary>Reads without a check: what is asked for lies within the length above.</summary>
    private static T Read<T>(ReadOnlySpan<char> text, int start)
        where T : unmanaged
        => Unsafe.ReadUnaligned<T>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), start)));
}
