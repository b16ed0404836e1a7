using System.Text;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>
/// Finds places of UTF-8 bytes in the text that they were made from: the reader counts bytes, the compiler UTF-16 units.
/// </summary>
internal sealed class Utf8Offsets
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly int _length;

    /// <summary>For each unit the number of bytes before it, as the reader counts them; empty where they are the same.</summary>
    private readonly int[] _bytesBefore;

    /// <summary>Encodes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isDecoded">
    /// Whether it was decoded from a file, whose mark the compiler then took away: one that is still there is a second one,
    /// which the reader has to see. Editors hand texts on as strings, in which the file's own mark can be a character.
    /// </param>
    public Utf8Offsets(string text, bool isDecoded)
    {
        _length = text.Length;
        Bytes = Encoding.UTF8.GetBytes(text);
        var hasMark = _length > 0 && text[0] == ByteOrderMark;
        Manifest = hasMark && isDecoded ? [.. Encoding.UTF8.GetPreamble(), .. Bytes] : Bytes;
        _bytesBefore = Bytes.Length == text.Length ? [] : Count(text, hasMark && !isDecoded ? -3 : 0);
    }

    /// <summary>The text in UTF-8.</summary>
    public byte[] Bytes { get; }

    /// <summary>The manifest as an application reads it from the file.</summary>
    public byte[] Manifest { get; }

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

    /// <summary>Counts from a place on: the reader passes over a mark and counts from behind it.</summary>
    private static int[] Count(string text, int bytes)
    {
        var before = new int[text.Length + 1];
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
