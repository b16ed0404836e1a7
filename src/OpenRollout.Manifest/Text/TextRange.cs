namespace OpenRollout.Manifest;

/// <summary>A range of the manifest's text.</summary>
/// <param name="Start">The offset of the first byte, in UTF-8 bytes from the beginning of the text. A byte order mark does not count.</param>
/// <param name="Length">The number of UTF-8 bytes; 0 for a position between two characters.</param>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>Gets the offset after the last byte.</summary>
    public int End => Start + Length;
}
