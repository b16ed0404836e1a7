namespace OpenRollout.Manifest;

/// <summary>A range of the text of a manifest or of an overlay.</summary>
public readonly record struct TextRange
{
    /// <summary>The offset takes the lower bits, because no text is longer than <see cref="ManifestReader.MaximumLength"/>; the index of the text takes the others.</summary>
    private const int IndexShift = 27;
    private const int StartMask = (1 << IndexShift) - 1;

    private readonly int _startAndIndex;

    /// <summary>Initializes a new instance of the <see cref="TextRange"/> struct in the text of a manifest.</summary>
    /// <param name="start">The offset of the first byte, in UTF-8 bytes from the beginning of the text. A byte order mark does not count.</param>
    /// <param name="length">The number of UTF-8 bytes; 0 for a position between two characters.</param>
    public TextRange(int start, int length)
        : this(start, length, textIndex: 0)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="TextRange"/> struct in one of several texts.</summary>
    /// <param name="start">The offset of the first byte.</param>
    /// <param name="length">The number of bytes.</param>
    /// <param name="textIndex">The index of the text: 0 for the manifest, more for overlays; at most 15.</param>
    internal TextRange(int start, int length, int textIndex)
        => (_startAndIndex, Length) = ((textIndex << IndexShift) | start, length);

    /// <summary>Initializes a new instance of the <see cref="TextRange"/> struct from <see cref="StartAndIndex"/>.</summary>
    internal static TextRange FromStartAndIndex(int startAndIndex, int length) => new(startAndIndex, length, textIndex: 0);

    /// <summary>Gets the offset of the first byte, in UTF-8 bytes from the beginning of the text. A byte order mark does not count.</summary>
    public int Start => _startAndIndex & StartMask;

    /// <summary>Gets the number of UTF-8 bytes; 0 for a position between two characters.</summary>
    public int Length { get; }

    /// <summary>Gets the offset after the last byte.</summary>
    public int End => Start + Length;

    /// <summary>Gets the layer whose text contains the range.</summary>
    public ManifestLayer Layer => TextIndex == 0 ? ManifestLayer.Manifest : ManifestLayer.Overlay;

    /// <summary>Gets the index of the text: 0 for the manifest, more for overlays.</summary>
    internal int TextIndex => _startAndIndex >> IndexShift;

    /// <summary>Gets the offset of the first byte together with the index of the text.</summary>
    internal int StartAndIndex => _startAndIndex;

    /// <summary>Deconstructs the range.</summary>
    /// <param name="start">The offset of the first byte.</param>
    /// <param name="length">The number of bytes.</param>
    public void Deconstruct(out int start, out int length) => (start, length) = (Start, Length);
}
