using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenRollout.Evaluation;

/// <summary>Compares strings by code unit, those of up to eight without a call: most values of conditions are that short.</summary>
internal static class ShortText
{
    private const int Longest = 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreEqual(string left, string right)
    {
        var length = left.Length;
        if (length != right.Length)
        {
            return false;
        }

        // The two reads of a kind overlap where the string is not as long as both of them.
        return length switch
        {
            > Longest => string.Equals(left, right),
            >= 4 => ((Read<ulong>(left, 0) ^ Read<ulong>(right, 0)) | (Read<ulong>(left, length - 4) ^ Read<ulong>(right, length - 4))) == 0,
            >= 2 => ((Read<uint>(left, 0) ^ Read<uint>(right, 0)) | (Read<uint>(left, length - 2) ^ Read<uint>(right, length - 2))) == 0,
            1 => left[0] == right[0],
            _ => true,
        };
    }

    /// <summary>Reads without a check: what is asked for lies within the length above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Read<T>(string text, int start)
        where T : unmanaged
        => Unsafe.ReadUnaligned<T>(ref Unsafe.As<char, byte>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text.AsSpan()), start)));
}
