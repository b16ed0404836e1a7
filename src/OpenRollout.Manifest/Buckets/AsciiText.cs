using System.Runtime.CompilerServices;

namespace OpenRollout.Manifest.Buckets;

/// <summary>Tests and narrows ASCII characters, four at a time.</summary>
internal static class AsciiText
{
    /// <summary>The bits that no ASCII character has, for each of four UTF-16 code units.</summary>
    public const ulong Beyond = 0xFF80_FF80_FF80_FF80;

    /// <summary>Returns four ASCII characters as four bytes, the first one lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Narrow(ulong characters)
    {
        var pairs = characters | (characters >> 8);
        return (uint)(pairs & 0xFFFF) | (uint)((pairs >> 16) & 0xFFFF_0000);
    }
}
