using System.Text.Json;

namespace OpenRollout.Manifest;

/// <summary>A JSON text as a flat list of tokens with their places, in the order of the text.</summary>
internal sealed class JsonText
{
    /// <summary>Deeper nesting is refused: whoever reads the tokens may recurse.</summary>
    public const int MaximumDepth = 64;

    private JsonText(byte[] utf8, JsonToken[] tokens)
    {
        Utf8 = utf8;
        Tokens = tokens;
    }

    public byte[] Utf8 { get; }

    public JsonToken[] Tokens { get; }

    public JsonNode Root => new(this, 0);

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonText Parse(byte[] utf8)
    {
        var options = new JsonReaderOptions { MaxDepth = MaximumDepth };
        var reader = new Utf8JsonReader(utf8, options);
        var tokens = new List<JsonToken>(utf8.Length / 16 + 4);
        var open = new Stack<int>();
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                var start = open.Pop();
                tokens[start] = tokens[start] with { Next = tokens.Count };
                continue;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open.Push(tokens.Count);
            }

            tokens.Add(new JsonToken(reader.TokenType, reader.ValueIsEscaped, RangeOf(in reader), tokens.Count + 1));
        }

        return new JsonText(utf8, tokens.ToArray());
    }

    private static TextRange RangeOf(in Utf8JsonReader reader)
    {
        var isQuoted = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
        return new TextRange((int)reader.TokenStartIndex + (isQuoted ? 1 : 0), reader.ValueSpan.Length);
    }
}
