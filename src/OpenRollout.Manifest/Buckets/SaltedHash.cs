using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace OpenRollout.Manifest.Buckets;

/// <summary>
/// MurmurHash3 x86_32 (Austin Appleby, public domain; seed 0) over the UTF-8 bytes of a salt followed by a unit. The
/// salt's part is computed once; an ASCII unit is hashed without a conversion, any other is first converted to UTF-8.
/// Hashing allocates nothing.
/// </summary>
internal readonly struct SaltedHash
{
    private const char MaxAscii = '\x7F';
    private const uint First = 0xCC9E2D51;
    private const uint Second = 0x1B873593;

    private const int BlockBits = 32;

    /// <summary>The ASCII characters of a block of four bytes.</summary>
    private const int BlockCharacters = 4;

    /// <summary>The state after the salt's complete blocks of four bytes.</summary>
    private readonly uint _state;

    /// <summary>The up to three bytes of the salt after its last complete block, lowest first.</summary>
    private readonly uint _tail;
    private readonly int _tailBits;
    private readonly int _length;

    public SaltedHash(string salt)
    {
        var bytes = Encoding.UTF8.GetBytes(salt);
        ulong pending = 0;
        Append(bytes, ref _state, ref pending, ref _tailBits);
        _tail = (uint)pending;
        _length = bytes.Length;
    }

    public uint Hash(string unit)
    {
        var state = _state;
        ulong pending = _tail;
        var bits = _tailBits;
        var rest = unit.AsSpan();
        for (; BitConverter.IsLittleEndian && rest.Length >= BlockCharacters; rest = rest.Slice(BlockCharacters))
        {
            var characters = BinaryPrimitives.ReadUInt64LittleEndian(MemoryMarshal.AsBytes(rest));
            if ((characters & AsciiText.Beyond) != 0)
            {
                return HashUtf8(unit);
            }

            pending |= (ulong)AsciiText.Narrow(characters) << bits;
            state = Mix(state, (uint)pending);
            pending >>= BlockBits;
        }

        foreach (var character in rest)
        {
            if (character > MaxAscii)
            {
                return HashUtf8(unit);
            }

            Append((byte)character, ref state, ref pending, ref bits);
        }

        return Finish(state, pending, _length + unit.Length);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private uint HashUtf8(string unit)
    {
        // At most three bytes of UTF-8 for each UTF-16 code unit.
        var bytes = ArrayPool<byte>.Shared.Rent(3 * unit.Length);
        var length = Encoding.UTF8.GetBytes(unit, 0, unit.Length, bytes, 0);
        var state = _state;
        ulong pending = _tail;
        var bits = _tailBits;
        Append(bytes.AsSpan(0, length), ref state, ref pending, ref bits);
        ArrayPool<byte>.Shared.Return(bytes);
        return Finish(state, pending, _length + length);
    }

    private static void Append(ReadOnlySpan<byte> bytes, ref uint state, ref ulong pending, ref int bits)
    {
        foreach (var value in bytes)
        {
            Append(value, ref state, ref pending, ref bits);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Append(byte value, ref uint state, ref ulong pending, ref int bits)
    {
        pending |= (ulong)value << bits;
        bits += 8;
        if (bits == BlockBits)
        {
            state = Mix(state, (uint)pending);
            pending = 0;
            bits = 0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint state, uint block) => (RotateLeft(state ^ Scramble(block), 13) * 5) + 0xE6546B64;

    /// <summary>In place of BitOperations, which netstandard2.0 lacks; compiles to one instruction.</summary>
    private static uint RotateLeft(uint value, int bits) => (value << bits) | (value >> (32 - bits));

    private static uint Scramble(uint block) => RotateLeft(block * First, 15) * Second;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Finish(uint state, ulong pending, int length)
    {
        state ^= Scramble((uint)pending) ^ (uint)length;
        state = (state ^ (state >> 16)) * 0x85EBCA6B;
        state = (state ^ (state >> 13)) * 0xC2B2AE35;
        return state ^ (state >> 16);
    }
}
