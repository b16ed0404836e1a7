using System.Text;

namespace OpenRollout.Generators.Emission;

/// <summary>Writes lines of code with their indentation. Lines end in a line feed on every platform.</summary>
internal sealed class CodeWriter
{
    private const string Indentation = "    ";

    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _needsBlankLine;

    /// <summary>Writes a line.</summary>
    public CodeWriter Line(string line)
    {
        if (_needsBlankLine)
        {
            _text.Append('\n');
            _needsBlankLine = false;
        }

        for (var depth = 0; depth < _depth && line.Length > 0; depth++)
        {
            _text.Append(Indentation);
        }

        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>Writes a blank line before the next line, unless that line closes a block.</summary>
    public void BlankLine() => _needsBlankLine = true;

    /// <summary>Writes a heading and opens a block, which closes when the result is disposed.</summary>
    public Block Open(string heading, string end = "}")
    {
        Line(heading);
        Line("{");
        _depth++;
        return new Block(this, end);
    }

    /// <summary>Indents lines until the result is disposed.</summary>
    public Block Indent()
    {
        _depth++;
        return new Block(this, "");
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Block(CodeWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer._depth--;
            if (end.Length > 0)
            {
                writer._needsBlankLine = false;
                writer.Line(end);
            }
        }
    }
}
