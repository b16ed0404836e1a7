using System.Runtime.CompilerServices;

namespace OpenRollout.Evaluation.Keys;

/// <summary>Characters of ASCII, four at a time.</summary>
internal static class AsciiText
{
    /// <summary>The bits that no character of ASCII has, in each of four.</summary>
    public const ulong Beyond = 0xFF80_FF80_FF80_FF80;

    /// <summary>Four characters of ASCII as four bytes, the first lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Narrow(ulong characters)
    {
        var pairs = characters | (characters >> 8);
        return (uint)(pairs & 0xFFFF) | (uint)((pairs >> 16) & 0xFFFF_0000);
    }
}
