using System.Text.Json;

namespace OpenRollout.Manifest;

/// <summary>One token of a parsed document, in 12 bytes: a large manifest has hundreds of thousands.</summary>
internal readonly struct JsonToken
{
    private const int EscapedBit = 1 << 4;
    private const int TypeMask = EscapedBit - 1;

    /// <summary>The largest manifest has fewer bytes than the other bits can count.</summary>
    private const int LengthShift = 5;

    private readonly int _start;
    private readonly int _lengthAndType;

    /// <summary>Makes a token.</summary>
    /// <param name="type">What it is.</param>
    /// <param name="isEscaped">Whether a string or name has escapes in it.</param>
    /// <param name="range">The token without a string's quotes; for an object or array its opening bracket.</param>
    /// <param name="next">The index of the token after this one and all that it contains.</param>
    public JsonToken(JsonTokenType type, bool isEscaped, TextRange range, int next)
    {
        _start = range.Start;
        _lengthAndType = (range.Length << LengthShift) | (isEscaped ? EscapedBit : 0) | (int)type;
        Next = next;
    }

    public JsonTokenType Type => (JsonTokenType)(_lengthAndType & TypeMask);

    public bool IsEscaped => (_lengthAndType & EscapedBit) != 0;

    public TextRange Range => new(_start, _lengthAndType >> LengthShift);

    public int Next { get; }

    /// <summary>The same token before another one: where an object or array ends is known last.</summary>
    public JsonToken Before(int next) => new(Type, IsEscaped, Range, next);
}
