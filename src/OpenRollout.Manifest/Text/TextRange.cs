namespace OpenRollout.Manifest;

/// <summary>A stretch of the manifest's text.</summary>
/// <param name="Start">The first byte, counted in UTF-8 bytes from the beginning of the text, a byte order mark left out.</param>
/// <param name="Length">The number of UTF-8 bytes; 0 marks a place between two characters.</param>
public readonly record struct TextRange(int Start, int Length)
{
    /// <summary>The byte after the last one.</summary>
    public int End => Start + Length;
}
