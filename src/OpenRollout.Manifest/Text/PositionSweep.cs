namespace OpenRollout.Manifest.Text;

/// <summary>
/// Converts byte offsets to positions in one pass over the text, so that a thousand problems in a line of megabytes cost
/// only one pass. Offsets must be passed in ascending order.
/// </summary>
internal ref struct PositionSweep(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _offset;
    private int _line = 1;
    private int _column = 1;

    /// <summary>Advances to an offset, or to the end of the text if that is less, and returns its position.</summary>
    public TextPosition MoveTo(int offset)
    {
        offset = Math.Min(offset, _text.Length);
        while (_offset < offset)
        {
            Step();
        }

        return new TextPosition(_line, _column);
    }

    private void Step()
    {
        var current = _text[_offset++];
        if (current == '\n' || (current == '\r' && (_offset == _text.Length || _text[_offset] != '\n')))
        {
            _line++;
            _column = 1;
        }
        else if ((current & 0xC0) != 0x80)
        {
            // The first byte of a character determines its number of UTF-16 code units; continuation bytes do not count.
            _column += current >= 0xF0 ? 2 : 1;
        }
    }
}
