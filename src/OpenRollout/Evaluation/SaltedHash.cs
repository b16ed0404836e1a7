using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace OpenRollout.Evaluation;

/// <summary>
/// MurmurHash3 x86_32 (Austin Appleby, public domain; seed 0) over the UTF-8 bytes of a salt followed by a unit. The
/// salt's part is computed once; hashing a unit allocates nothing unless it is longer than 128 characters.
/// </summary>
internal readonly struct SaltedHash
{
    private const int StackCharacters = 128;
    private const uint First = 0xCC9E2D51;
    private const uint Second = 0x1B873593;

    /// <summary>The state after the salt's whole blocks of four bytes.</summary>
    private readonly uint _state;

    /// <summary>The one to three bytes of the salt after its last whole block, lowest first.</summary>
    private readonly uint _tail;
    private readonly int _tailLength;
    private readonly int _length;

    public SaltedHash(string salt)
    {
        var bytes = Encoding.UTF8.GetBytes(salt);
        var blocks = bytes.Length & ~3;
        _state = MixBlocks(0, bytes.AsSpan(0, blocks));
        _length = bytes.Length;
        _tailLength = bytes.Length - blocks;
        for (var index = 0; index < _tailLength; index++)
        {
            _tail |= (uint)bytes[blocks + index] << (8 * index);
        }
    }

    public uint Hash(string unit)
    {
        // The rest of the salt and one unit: at most three bytes of UTF-8 for each UTF-16 code unit.
        var capacity = sizeof(uint) + (3 * unit.Length);
        if (unit.Length <= StackCharacters)
        {
            return Hash(unit, stackalloc byte[sizeof(uint) + (3 * StackCharacters)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(capacity);
        var hash = Hash(unit, rented);
        ArrayPool<byte>.Shared.Return(rented);
        return hash;
    }

    private uint Hash(string unit, Span<byte> buffer)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(buffer, _tail);
        var written = Encoding.UTF8.GetBytes(unit, buffer[_tailLength..]);
        var rest = buffer[..(_tailLength + written)];
        var blocks = rest.Length & ~3;
        var state = MixBlocks(_state, rest[..blocks]);
        var last = 0u;
        for (var index = rest.Length - 1; index >= blocks; index--)
        {
            last = (last << 8) | rest[index];
        }

        state ^= Scramble(last);
        return Finish(state ^ (uint)(_length + written));
    }

    private static uint MixBlocks(uint state, ReadOnlySpan<byte> blocks)
    {
        for (; blocks.Length >= sizeof(uint); blocks = blocks[sizeof(uint)..])
        {
            state ^= Scramble(BinaryPrimitives.ReadUInt32LittleEndian(blocks));
            state = (BitOperations.RotateLeft(state, 13) * 5) + 0xE6546B64;
        }

        return state;
    }

    private static uint Scramble(uint block) => BitOperations.RotateLeft(block * First, 15) * Second;

    private static uint Finish(uint state)
    {
        state = (state ^ (state >> 16)) * 0x85EBCA6B;
        state = (state ^ (state >> 13)) * 0xC2B2AE35;
        return state ^ (state >> 16);
    }
}
