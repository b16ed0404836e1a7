using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenRollout.Guardrails.Counting;

/// <summary>
/// Computes the 64 bits by which a user is remembered. They are the same in every process, on every machine and in every version, and
/// independent of the user's bucket and of the user's bits for other watches. Do not change them: users of stored evidence would be counted again.
/// </summary>
internal static class UserHash
{
    /// <summary>Returns the hash of a unit, which all watches share: XXH3 of its UTF-16 code units, lower byte first. Allocates nothing.</summary>
    public static ulong Of(string unit)
        => BitConverter.IsLittleEndian ? XxHash3.HashToUInt64(MemoryMarshal.AsBytes(unit.AsSpan())) : OfSwapped(unit);

    /// <summary>Returns the user's hash for one watch.</summary>
    /// <param name="seed">The seed of the watch, from <see cref="SeedOf"/>.</param>
    /// <param name="unit">The hash of the unit, from <see cref="Of"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong For(ulong seed, ulong unit)
    {
        // The finalizer of SplitMix64 (Sebastiano Vigna, public domain). It is a bijection, so different units of a watch stay different.
        var hash = unit ^ seed;
        hash = (hash ^ (hash >> 30)) * 0xBF58_476D_1CE4_E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D0_49BB_1331_11EB;
        return hash ^ (hash >> 31);
    }

    /// <summary>Returns the seed of a watch.</summary>
    public static ulong SeedOf(WatchIdentity watch) => WatchDigest.Of(watch).Seed;

    /// <summary>Computes the same as <see cref="Of"/> on a machine that stores the higher byte of a code unit first.</summary>
    internal static ulong OfSwapped(string unit)
    {
        var hash = new XxHash3();
        Span<byte> bytes = stackalloc byte[sizeof(char)];
        foreach (var character in unit)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, character);
            hash.Append(bytes);
        }

        return hash.GetCurrentHashAsUInt64();
    }
}
