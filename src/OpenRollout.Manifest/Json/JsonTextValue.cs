using System.Buffers.Text;
using System.Text.Json;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Json;

/// <summary>A value or property name in a <see cref="JsonText"/>. The default instance represents a missing value.</summary>
internal readonly struct JsonTextValue(JsonText text, int index)
{
    private readonly JsonText? _text = text;
    private readonly int _index = index;

    public bool IsMissing => _text is null;

    public JsonTokenType Type => _text is null ? JsonTokenType.None : Token.Type;

    public TextRange Range => Token.Range;

    public ReadOnlySpan<byte> Raw => _text!.BytesOf(Range);

    public bool IsString => Type == JsonTokenType.String;

    public bool IsNumber => Type == JsonTokenType.Number;

    public bool IsBoolean => Type is JsonTokenType.True or JsonTokenType.False;

    public bool IsObject => Type == JsonTokenType.StartObject;

    public bool IsArray => Type == JsonTokenType.StartArray;

    /// <summary>Gets a value indicating whether this property name repeats an earlier one of its object, which has been reported.</summary>
    public bool IsDuplicate => _text!.IsDuplicate(_index);

    /// <summary>Gets the index of the value's first token.</summary>
    public int Index => _index;

    /// <summary>Gets the tokens of the value and of everything in it.</summary>
    public ReadOnlySpan<JsonToken> Tokens => _text!.Slice(_index, Token.Next);

    /// <summary>Gets the text that has the value.</summary>
    public JsonText Text => _text!;

    private ref readonly JsonToken Token => ref _text![_index];

    /// <summary>Returns the value of a property, or a missing value if this is not an object with the property.</summary>
    public JsonTextValue Find(string name)
    {
        if (IsObject)
        {
            foreach (var (candidate, value) in EnumerateObject())
            {
                if (candidate.ValueEquals(name))
                {
                    return value;
                }
            }
        }

        return default;
    }

    /// <summary>Marks this property name as a repetition of an earlier one of its object.</summary>
    public void MarkDuplicate() => _text!.MarkDuplicate(_index);

    /// <summary>Enumerates the name and value pairs of an object.</summary>
    public JsonObjectEnumerator EnumerateObject() => new(_text!, _index + 1, Token.Next);

    /// <summary>Enumerates the name and value pairs of an object; nothing for any other or a missing value.</summary>
    public JsonObjectEnumerator EnumerateObjectOrNothing() => IsObject ? EnumerateObject() : default;

    /// <summary>Enumerates the items of an array.</summary>
    public JsonArrayEnumerator EnumerateArray() => new(_text!, _index + 1, Token.Next);

    /// <summary>Returns the number of tokens from <paramref name="other"/>, an earlier value of the same text, to this one.</summary>
    public int DistanceFrom(JsonTextValue other) => _index - other._index;

    /// <summary>Returns the value <paramref name="distance"/> tokens after this one.</summary>
    public JsonTextValue AtDistance(int distance) => new(_text!, _index + distance);

    /// <summary>Enumerates the value as if it were the only item of an array.</summary>
    public JsonArrayEnumerator AsSingleItem() => new(_text!, _index, Token.Next);

    /// <summary>Enumerates the items of an array; any other value is enumerated as the only item of one.</summary>
    public JsonArrayEnumerator EnumerateArrayOrSelf() => IsArray ? EnumerateArray() : AsSingleItem();

    /// <summary>Returns the unescaped characters of a string or name. Invalid escapes have been rejected before.</summary>
    public string GetString()
    {
        if (!Token.IsEscaped)
        {
            return _text!.Strings.Get(Range);
        }

        var reader = new Utf8JsonReader(_text!.BytesOf(new TextRange(Range.Start - 1, Range.Length + 2, Range.TextIndex)));
        reader.Read();
        return reader.GetString()!;
    }

    /// <summary>Returns a value indicating whether a name or string equals an ASCII text. Allocates only if it has escapes.</summary>
    public bool ValueEquals(string ascii)
    {
        ref readonly var token = ref Token;
        if (token.IsEscaped)
        {
            return GetString() == ascii;
        }

        if (token.Range.Length != ascii.Length)
        {
            return false;
        }

        var raw = Raw;
        for (var position = 0; position < raw.Length; position++)
        {
            if (raw[position] != ascii[position])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Returns a value indicating whether two names or strings have the same characters.</summary>
    public bool ValueEquals(JsonTextValue other)
        => Token.IsEscaped || other.Token.IsEscaped ? GetString() == other.GetString() : Raw.SequenceEqual(other.Raw);

    /// <summary>Reads a number as a double. Returns false if the value is not a number or exceeds the range of a double.</summary>
    public bool TryGetDouble(out double value)
    {
        value = 0;
        return IsNumber && Utf8Parser.TryParse(Raw, out value, out _) && !double.IsInfinity(value);
    }

    /// <summary>Describes the value for a message: the literal as written, truncated, or "an object" or "an array".</summary>
    public string Describe() => Type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => $"\"{Shorten(GetString())}\"",
        _ => Shorten(_text!.Strings.Get(Range)),
    };

    private static string Shorten(string value) => PlainText.Shorten(value, 60);
}
