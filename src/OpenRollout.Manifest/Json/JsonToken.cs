using System.Text.Json;

namespace OpenRollout.Manifest.Json;

/// <summary>One token of a JSON text. Takes 12 bytes, because a large manifest has hundreds of thousands of tokens.</summary>
internal readonly struct JsonToken
{
    private const int EscapedBit = 1 << 4;
    private const int TypeMask = EscapedBit - 1;

    /// <summary>The remaining bits hold the length, which is less than that of the largest manifest.</summary>
    private const int LengthShift = 5;

    /// <summary>The offset and the index of the text, so that one list can hold the tokens of several texts.</summary>
    private readonly int _startAndIndex;
    private readonly int _lengthAndType;

    /// <summary>Initializes a new token.</summary>
    /// <param name="type">The type.</param>
    /// <param name="isEscaped">Whether a string or name contains escapes.</param>
    /// <param name="range">The range of the token, without the quotes of a string; for an object or array, of its opening bracket.</param>
    /// <param name="next">The index of the token that follows this one and everything in it.</param>
    public JsonToken(JsonTokenType type, bool isEscaped, TextRange range, int next)
    {
        _startAndIndex = range.StartAndIndex;
        _lengthAndType = (range.Length << LengthShift) | (isEscaped ? EscapedBit : 0) | (int)type;
        Next = next;
    }

    public JsonTokenType Type => (JsonTokenType)(_lengthAndType & TypeMask);

    public bool IsEscaped => (_lengthAndType & EscapedBit) != 0;

    public TextRange Range => TextRange.FromStartAndIndex(_startAndIndex, _lengthAndType >> LengthShift);

    public int Next { get; }

    /// <summary>Returns a copy with another <see cref="Next"/>, which for an object or array is known only at its end.</summary>
    public JsonToken WithNext(int next) => new(Type, IsEscaped, Range, next);
}
