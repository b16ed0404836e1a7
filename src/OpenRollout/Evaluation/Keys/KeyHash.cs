using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenRollout.Evaluation.Keys;

/// <summary>
/// Hashes keys by code unit with the folded multiplications of wyhash (Wang Yi, public domain), two words of four code units
/// at a time. The seeds are random for each process, so that an attacker cannot choose keys with equal hashes.
/// </summary>
internal static class KeyHash
{
    private const int Word = sizeof(ulong);
    private const int HalfWord = sizeof(uint);

    // A Random without a seed is seeded by the operating system; System.Security.Cryptography would load a cryptographic
    // library at every start of an application.
    private static readonly Random Seeds = new();
    private static readonly ulong First = Draw();
    private static readonly ulong Second = Draw();
    private static readonly ulong Third = Draw();

    /// <summary>Returns the hash of a key, which is stable within this process only.</summary>
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
            // The two reads overlap when the rest is shorter than both together.
            >= Word => (Read(rest), Read(rest[^Word..])),
            >= HalfWord => (ReadHalf(rest), ReadHalf(rest[^HalfWord..])),
            > 0 => ((ulong)BinaryPrimitives.ReadUInt16LittleEndian(rest), 0UL),
            _ => (0UL, 0UL),
        };
        state = Fold(low ^ Second, high ^ state);
        return Fold(state ^ Third, Second);
    }

    /// <summary>Returns the hash of a number's bits.</summary>
    public static ulong Of(ulong bits) => Fold(bits ^ Second, bits ^ First);

    /// <summary>Hashes a key of the most common lengths: both ends at the same time, which overlap when the key is shorter than both together.</summary>
    private static ulong OfMedium(ReadOnlySpan<byte> key, ulong state)
    {
        ref var start = ref MemoryMarshal.GetReference(key);
        ref var end = ref Unsafe.Add(ref start, key.Length - (2 * Word));
        state = Fold(Unsafe.ReadUnaligned<ulong>(ref start) ^ Second, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, Word)) ^ state)
            ^ Fold(Unsafe.ReadUnaligned<ulong>(ref end) ^ Third, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref end, Word)) ^ First);
        return Fold(state ^ Third, Second);
    }

    /// <summary>Computes the lower half by a second multiplication, which is faster than reading it back from the <c>out</c> argument.</summary>
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
