namespace OpenRollout.Manifest;

/// <summary>
/// Turns byte offsets into positions in one pass over the text. Offsets must be asked for in ascending order, so that
/// a thousand problems on one line of megabytes cost one reading of it.
/// </summary>
internal ref struct PositionSweep(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private int _offset;
    private int _line = 1;
    private int _column = 1;

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
            // A character's first byte tells how many UTF-16 units it takes; the bytes after it take none.
            _column += current >= 0xF0 ? 2 : 1;
        }
    }
}
