using System.Buffers.Text;
using System.Text.Json;

namespace OpenRollout.Manifest;

/// <summary>A value in a <see cref="JsonText"/>; the default is a value that is not there.</summary>
internal readonly struct JsonNode(JsonText text, int index)
{
    private readonly JsonText? _text = text;
    private readonly int _index = index;

    public bool IsMissing => _text is null;

    public JsonTokenType Type => _text is null ? JsonTokenType.None : Token.Type;

    public TextRange Range => Token.Range;

    public ReadOnlySpan<byte> Raw => _text!.Utf8.AsSpan(Range.Start, Range.Length);

    public bool IsString => Type == JsonTokenType.String;

    public bool IsNumber => Type == JsonTokenType.Number;

    public bool IsBoolean => Type is JsonTokenType.True or JsonTokenType.False;

    public bool IsObject => Type == JsonTokenType.StartObject;

    public bool IsArray => Type == JsonTokenType.StartArray;

    /// <summary>Whether the name stands in its object a second time, which has been reported.</summary>
    public bool IsRepeated => _text!.IsRepeated(_index);

    private ref readonly JsonToken Token => ref _text![_index];

    /// <summary>Notes that the name stands in its object a second time.</summary>
    public void MarkRepeated() => _text!.MarkRepeated(_index);

    /// <summary>The name and value pairs of an object.</summary>
    public JsonMembers Members() => new(_text!, _index + 1, Token.Next);

    /// <summary>The items of an array.</summary>
    public JsonItems Items() => new(_text!, _index + 1, Token.Next);

    /// <summary>How many tokens this one stands behind another of the same text.</summary>
    public int DistanceFrom(JsonNode other) => _index - other._index;

    /// <summary>The value that stands so many tokens behind this one.</summary>
    public JsonNode Behind(int distance) => new(_text!, _index + distance);

    /// <summary>The value as the only item of an array.</summary>
    public JsonItems Self() => new(_text!, _index, Token.Next);

    /// <summary>The items of an array; anything else counts as the only item of one.</summary>
    public JsonItems ItemsOrSelf() => IsArray ? Items() : Self();

    /// <summary>The characters of a string or name. Escapes that make no character have been refused before.</summary>
    public string GetString()
    {
        if (!Token.IsEscaped)
        {
            return _text!.Strings.Get(Range);
        }

        var reader = new Utf8JsonReader(_text!.Utf8.AsSpan(Range.Start - 1, Range.Length + 2));
        reader.Read();
        return reader.GetString()!;
    }

    /// <summary>Compares a name or string without making a string of it.</summary>
    public bool Is(string ascii)
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

    /// <summary>Whether two names or strings of one text have the same characters.</summary>
    public bool Is(JsonNode other)
        => Token.IsEscaped || other.Token.IsEscaped ? GetString() == other.GetString() : Raw.SequenceEqual(other.Raw);

    /// <summary>Reads a number as a double; false where it is none, or lies beyond what a double holds.</summary>
    public bool TryGetDouble(out double value)
    {
        value = 0;
        return IsNumber && Utf8Parser.TryParse(Raw, out value, out _) && !double.IsInfinity(value);
    }

    /// <summary>The value as the manifest has it, cut to a length that a message can carry.</summary>
    public string Describe() => Type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => $"\"{Shorten(GetString())}\"",
        _ => Shorten(_text!.Strings.Get(Range)),
    };

    private static string Shorten(string value) => PlainText.Shorten(value, 60);
}
