using System.Text;

namespace OpenRollout.Analyzers;

/// <summary>
/// Finds places of UTF-8 bytes in the text that they were made from: the reader counts bytes, the compiler UTF-16 units.
/// </summary>
internal sealed class Utf8Offsets
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly int _length;

    /// <summary>For each unit the number of bytes before it, as the reader counts them; empty where they are the same.</summary>
    private readonly int[] _bytesBefore;

    public Utf8Offsets(string text)
    {
        _length = text.Length;
        Bytes = Encoding.UTF8.GetBytes(text);
        _bytesBefore = Bytes.Length == text.Length ? [] : Count(text);
    }

    /// <summary>The text in UTF-8.</summary>
    public byte[] Bytes { get; }

    /// <summary>Returns the place in the text.</summary>
    /// <param name="offset">The place as the reader tells it: in bytes, without a byte order mark.</param>
    public int ToUnits(int offset)
    {
        if (_bytesBefore.Length == 0)
        {
            return Math.Min(offset, _length);
        }

        var found = Array.BinarySearch(_bytesBefore, offset);
        return found >= 0 ? found : Math.Min(~found, _length);
    }

    private static int[] Count(string text)
    {
        var before = new int[text.Length + 1];
        // The reader passes over a mark and counts from behind it.
        var bytes = text[0] == ByteOrderMark ? -3 : 0;
        for (var unit = 0; unit < text.Length; unit++)
        {
            before[unit] = bytes;
            if (unit + 1 < text.Length && char.IsSurrogatePair(text[unit], text[unit + 1]))
            {
                // Nothing starts between the two: any place after the first will do.
                before[++unit] = bytes + 2;
                bytes += 4;
            }
            else
            {
                // A surrogate that is alone is written as U+FFFD, which takes three like its neighbours.
                bytes += text[unit] < 0x80 ? 1 : text[unit] < 0x800 ? 2 : 3;
            }
        }

        before[text.Length] = bytes;
        return before;
    }
}
