using System.Text;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// Computes the bucket of a witness, so that a warning names a user whom it really affects. The engine has a faster
/// implementation, which this assembly cannot reference; both are tested with the same rows.
/// </summary>
internal static class Buckets
{
    public const string SplitSuffix = "/split";

    /// <summary>Returns a unit's bucket, from 0 to less than <paramref name="size"/>: murmur3 x86_32 of salt and unit, scaled.</summary>
    public static int Place(string salt, string unit, uint size)
        => (int)(((ulong)Hash(Encoding.UTF8.GetBytes(salt + unit)) * size) >> 32);

    private static uint Hash(byte[] bytes)
    {
        uint hash = 0;
        var whole = bytes.Length & ~3;
        for (var at = 0; at < whole; at += 4)
        {
            hash ^= Scramble(bytes[at] | ((uint)bytes[at + 1] << 8) | ((uint)bytes[at + 2] << 16) | ((uint)bytes[at + 3] << 24));
            hash = (RotateLeft(hash, 13) * 5) + 0xE6546B64;
        }

        uint tail = 0;
        for (var at = bytes.Length - 1; at >= whole; at--)
        {
            tail = (tail << 8) | bytes[at];
        }

        hash ^= Scramble(tail) ^ (uint)bytes.Length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    private static uint Scramble(uint block) => RotateLeft(block * 0xCC9E2D51, 15) * 0x1B873593;

    private static uint RotateLeft(uint value, int bits) => (value << bits) | (value >> (32 - bits));
}
