using System.Numerics;
using System.Text;

namespace OpenRollout.Benchmarks;

/// <summary>MurmurHash3 (x86, 32 bits, seed 0) of a salt and a key, optimized by hand.</summary>
internal readonly struct HashedSalt
{
    private readonly uint _state;
    private readonly byte[] _rest;
    private readonly int _length;

    public HashedSalt(string salt)
    {
        var bytes = Encoding.UTF8.GetBytes(salt);
        var index = 0;
        for (; index + 4 <= bytes.Length; index += 4)
        {
            _state = Mix(_state, BitConverter.ToUInt32(bytes, index));
        }

        _rest = bytes[index..];
        _length = bytes.Length;
    }

    /// <summary>Returns the key's bucket, 0 to 99999. Supports short keys only.</summary>
    public int Bucket(string key)
    {
        Span<byte> bytes = stackalloc byte[256];
        _rest.CopyTo(bytes);
        var length = _rest.Length + Encoding.UTF8.GetBytes(key, bytes[_rest.Length..]);
        var state = _state;
        var index = 0;
        for (; index + 4 <= length; index += 4)
        {
            state = Mix(state, BitConverter.ToUInt32(bytes[index..]));
        }

        var last = 0u;
        for (var end = length - 1; end >= index; end--)
        {
            last = (last << 8) | bytes[end];
        }

        state ^= BitOperations.RotateLeft(last * 0xCC9E2D51, 15) * 0x1B873593;
        state ^= (uint)(_length + length - _rest.Length);
        state = (state ^ (state >> 16)) * 0x85EBCA6B;
        state = (state ^ (state >> 13)) * 0xC2B2AE35;
        state ^= state >> 16;
        return (int)(((ulong)state * 100_000) >> 32);
    }

    private static uint Mix(uint state, uint block)
        => (BitOperations.RotateLeft(state ^ (BitOperations.RotateLeft(block * 0xCC9E2D51, 15) * 0x1B873593), 13) * 5) + 0xE6546B64;
}
