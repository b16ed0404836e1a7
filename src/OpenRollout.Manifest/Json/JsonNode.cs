using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace OpenRollout.Manifest;

/// <summary>A value in a <see cref="JsonText"/>; the default is a value that is not there.</summary>
internal readonly struct JsonNode(JsonText text, int index)
{
    private readonly JsonText? _text = text;

    public bool IsMissing => _text is null;

    public JsonTokenType Type => _text is null ? JsonTokenType.None : Token.Type;

    public TextRange Range => Token.Range;

    public ReadOnlySpan<byte> Raw => _text!.Utf8.AsSpan(Range.Start, Range.Length);

    public bool IsString => Type == JsonTokenType.String;

    public bool IsNumber => Type == JsonTokenType.Number;

    public bool IsBoolean => Type is JsonTokenType.True or JsonTokenType.False;

    public bool IsObject => Type == JsonTokenType.StartObject;

    public bool IsArray => Type == JsonTokenType.StartArray;

    private JsonToken Token => _text!.Tokens[index];

    /// <summary>The name and value pairs of an object.</summary>
    public IEnumerable<(JsonNode Name, JsonNode Value)> Members()
    {
        for (var at = index + 1; at < Token.Next; at = _text!.Tokens[at + 1].Next)
        {
            yield return (new JsonNode(_text!, at), new JsonNode(_text!, at + 1));
        }
    }

    /// <summary>The items of an array.</summary>
    public IEnumerable<JsonNode> Items()
    {
        for (var at = index + 1; at < Token.Next; at = _text!.Tokens[at].Next)
        {
            yield return new JsonNode(_text!, at);
        }
    }

    /// <summary>The characters of a string or name. Escapes that make no character have been refused before.</summary>
    public string GetString()
    {
        if (!Token.IsEscaped)
        {
            return GetString(Raw);
        }

        var reader = new Utf8JsonReader(_text!.Utf8.AsSpan(Range.Start - 1, Range.Length + 2));
        reader.Read();
        return reader.GetString()!;
    }

    /// <summary>Compares a name or string without making a string of it.</summary>
    public bool Is(string ascii)
    {
        if (Token.IsEscaped)
        {
            return GetString() == ascii;
        }

        var raw = Raw;
        if (raw.Length != ascii.Length)
        {
            return false;
        }

        for (var position = 0; position < raw.Length; position++)
        {
            if (raw[position] != ascii[position])
            {
                return false;
            }
        }

        return true;
    }

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
        _ => Shorten(GetString(Raw)),
    };

    /// <summary>The beginning of a text, cut between characters and never through a surrogate pair.</summary>
    public static string Cut(string value, int length)
        => value.Substring(0, char.IsHighSurrogate(value[length - 1]) ? length - 1 : length);

    private static string Shorten(string value) => value.Length <= 60 ? value : $"{Cut(value, 57)}...";

    private static string GetString(ReadOnlySpan<byte> utf8)
#if NETSTANDARD2_0
        => utf8.IsEmpty ? "" : Encoding.UTF8.GetString(utf8.ToArray());
#else
        => Encoding.UTF8.GetString(utf8);
#endif
}
