using System.Text;

namespace OpenRollout.Tests.Evaluation.Reference;

/// <summary>A direct implementation of Murmur3 x86_32 from its published description, over all bytes at once.</summary>
internal static class ReferenceBuckets
{
    public static long Place(string salt, string unit, long size) => (long)(((ulong)Hash(Encoding.UTF8.GetBytes(salt + unit)) * (ulong)size) >> 32);

    public static uint Hash(byte[] bytes)
    {
        uint hash = 0;
        var whole = bytes.Length / 4;
        for (var block = 0; block < whole; block++)
        {
            hash ^= Scramble(BitConverter.ToUInt32(bytes, block * 4));
            hash = (RotateLeft(hash, 13) * 5) + 0xE6546B64;
        }

        uint tail = 0;
        for (var index = bytes.Length - 1; index >= whole * 4; index--)
        {
            tail = (tail * 256) + bytes[index];
        }

        hash ^= Scramble(tail) ^ (uint)bytes.Length;
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    private static uint Scramble(uint block) => RotateLeft(block * 0xCC9E2D51, 15) * 0x1B873593;

    private static uint RotateLeft(uint value, int bits) => (value << bits) | (value >> (32 - bits));
}
