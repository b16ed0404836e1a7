using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenRollout.Evaluation.Keys;

/// <summary>
/// Hashes keys by code unit: the folded multiplications of wyhash (Wang Yi, public domain), two words of four code units
/// at a time. The seeds are drawn anew in each process, so that nobody can choose keys that all have one hash.
/// </summary>
internal static class KeyHash
{
    private const int Word = sizeof(ulong);
    private const int HalfWord = sizeof(uint);

    // A generator of our own without a seed is seeded by the system; the one of System.Security.Cryptography would load
    // a cryptographic library into each application that starts.
    private static readonly Random Seeds = new();
    private static readonly ulong First = Draw();
    private static readonly ulong Second = Draw();
    private static readonly ulong Third = Draw();

    public static ulong Of(ReadOnlySpan<char> key)
    {
        var rest = MemoryMarshal.AsBytes(key);
        var state = First ^ (ulong)rest.Length;
        if (rest.Length is >= 2 * Word and <= 4 * Word)
        {
            return OfMedium(rest, state);
        }

        for (; rest.Length > 2 * Word; rest = rest[(2 * Word)..])
        {
            state = Fold(Read(rest) ^ Second, Read(rest[Word..]) ^ state);
        }

        var (low, high) = rest.Length switch
        {
            // The two reads overlap where the rest is not as long as both of them.
            >= Word => (Read(rest), Read(rest[^Word..])),
            >= HalfWord => (ReadHalf(rest), ReadHalf(rest[^HalfWord..])),
            > 0 => ((ulong)BinaryPrimitives.ReadUInt16LittleEndian(rest), 0UL),
            _ => (0UL, 0UL),
        };
        state = Fold(low ^ Second, high ^ state);
        return Fold(state ^ Third, Second);
    }

    /// <summary>Hashes a number by its bits.</summary>
    public static ulong Of(ulong bits) => Fold(bits ^ Second, bits ^ First);

    /// <summary>As most keys are: both ends at the same time, which overlap where the key is not as long as both.</summary>
    private static ulong OfMedium(ReadOnlySpan<byte> key, ulong state)
    {
        ref var start = ref MemoryMarshal.GetReference(key);
        ref var end = ref Unsafe.Add(ref start, key.Length - (2 * Word));
        state = Fold(Unsafe.ReadUnaligned<ulong>(ref start) ^ Second, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, Word)) ^ state)
            ^ Fold(Unsafe.ReadUnaligned<ulong>(ref end) ^ Third, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref end, Word)) ^ First);
        return Fold(state ^ Third, Second);
    }

    /// <summary>The lower half is multiplied again: taking it from memory, where the whole product leaves it, takes longer.</summary>
    private static ulong Fold(ulong left, ulong right) => Math.BigMul(left, right, out _) ^ (left * right);

    private static ulong Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private static ulong ReadHalf(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    private static ulong Draw()
    {
        Span<byte> bytes = stackalloc byte[Word];
        Seeds.NextBytes(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }
}
