using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Contexts;

/// <summary>Reads a stream line by line into one buffer. Empty lines are skipped. Not thread-safe.</summary>
internal sealed class LineReader(Stream stream)
{
    /// <summary>The maximum length of a line in bytes.</summary>
    public const int MaximumLine = 16 * 1024 * 1024;

    private const int InitialBuffer = 128 * 1024;

    private byte[] _buffer = new byte[InitialBuffer];
    private int _start;
    private int _end;
    private bool _isComplete;

    /// <summary>Gets the number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Gets the line that was read last, without its end. Valid until the next one is read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Reads the next line that is not empty. Returns false at the end of the stream.</summary>
    /// <exception cref="CommandException">A line is too long.</exception>
    public bool Read()
    {
        while (true)
        {
            var length = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (length < 0 && !_isComplete)
            {
                Fill();
                continue;
            }

            if (length < 0 && _start == _end)
            {
                return false;
            }

            var next = length < 0 ? _end : _start + length + 1;
            Line = Trim(_buffer.AsMemory(_start, (length < 0 ? _end : _start + length) - _start), isFirst: Number++ == 0);
            _start = next;
            if (!Line.IsEmpty)
            {
                return true;
            }
        }
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> line, bool isFirst)
    {
        if (isFirst && line.Span.StartsWith(System.Text.Encoding.UTF8.Preamble))
        {
            line = line[3..];
        }

        return line.Span.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= MaximumLine)
            {
                throw new CommandException($"line {Number + 1} is longer than {PlainText.Quote(MaximumLine.ToString(System.Globalization.CultureInfo.InvariantCulture))} bytes; write one context on each line");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _isComplete = read == 0;
        _end += read;
    }
}
