using System.Text;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>
/// Converts offsets in UTF-8 to offsets in the text: the reader counts bytes, the compiler counts UTF-16 code units.
/// </summary>
internal sealed class Utf8Offsets
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly int _length;

    /// <summary>The number of bytes before each code unit, as the reader counts them; empty for ASCII text, where both are the same.</summary>
    private readonly int[] _bytesBefore;

    /// <summary>Encodes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isDecoded">
    /// Whether the text was decoded from a file. The compiler has then removed the file's byte order mark, so a mark in the
    /// text is a second one, which the reader has to see. An editor passes the text as a string, which can contain the file's mark.
    /// </param>
    public Utf8Offsets(string text, bool isDecoded)
    {
        _length = text.Length;
        Bytes = Encoding.UTF8.GetBytes(text);
        var hasMark = _length > 0 && text[0] == ByteOrderMark;
        Manifest = hasMark && isDecoded ? [.. Encoding.UTF8.GetPreamble(), .. Bytes] : Bytes;
        _bytesBefore = Bytes.Length == text.Length ? [] : Count(text, hasMark && !isDecoded ? -3 : 0);
    }

    /// <summary>Gets the text in UTF-8.</summary>
    public byte[] Bytes { get; }

    /// <summary>Gets the bytes of the manifest as an application reads them from the file.</summary>
    public byte[] Manifest { get; }

    /// <summary>Returns the offset in the text.</summary>
    /// <param name="offset">The offset that the reader reports: in bytes, not counting a byte order mark.</param>
    public int ToUnits(int offset)
    {
        if (_bytesBefore.Length == 0)
        {
            return Math.Min(offset, _length);
        }

        var found = Array.BinarySearch(_bytesBefore, offset);
        return found >= 0 ? found : Math.Min(~found, _length);
    }

    /// <summary>Counts the bytes before each code unit. The reader skips a byte order mark, so its offsets start behind it.</summary>
    private static int[] Count(string text, int bytes)
    {
        var before = new int[text.Length + 1];
        for (var unit = 0; unit < text.Length; unit++)
        {
            before[unit] = bytes;
            if (unit + 1 < text.Length && char.IsSurrogatePair(text[unit], text[unit + 1]))
            {
                // Nothing starts between the two code units, so any value after the first will do.
                before[++unit] = bytes + 2;
                bytes += 4;
            }
            else
            {
                // An unpaired surrogate is encoded as U+FFFD, which also takes three bytes.
                bytes += text[unit] < 0x80 ? 1 : text[unit] < 0x800 ? 2 : 3;
            }
        }

        before[text.Length] = bytes;
        return before;
    }
}
