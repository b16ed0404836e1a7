using System.Text.Json;

namespace OpenRollout.Manifest;

/// <summary>A JSON text as a flat list of tokens with their places, in the order of the text.</summary>
internal sealed class JsonText
{
    /// <summary>Deeper nesting is refused: whoever reads the tokens may recurse.</summary>
    public const int MaximumDepth = 64;

    /// <summary>A dense manifest has a token for about so many bytes; where there are more, the list grows.</summary>
    private const int BytesPerToken = 7;

    private JsonToken[] _tokens;
    private int _count;
    private HashSet<int>? _repeated;

    private JsonText(byte[] utf8)
    {
        Utf8 = utf8;
        Strings = new RecentStrings(utf8);
        _tokens = new JsonToken[(utf8.Length / BytesPerToken) + 4];
    }

    public byte[] Utf8 { get; }

    public RecentStrings Strings { get; }

    public ReadOnlySpan<JsonToken> Tokens => _tokens.AsSpan(0, _count);

    public JsonNode Root => new(this, 0);

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonText Parse(byte[] utf8)
    {
        var text = new JsonText(utf8);
        text.Tokenize();
        return text;
    }

    /// <summary>Notes that a name stands in its object a second time.</summary>
    public void MarkRepeated(int name) => (_repeated ??= []).Add(name);

    /// <summary>Whether a name stands in its object a second time.</summary>
    public bool IsRepeated(int name) => _repeated is not null && _repeated.Contains(name);

    private void Tokenize()
    {
        var reader = new Utf8JsonReader(Utf8, new JsonReaderOptions { MaxDepth = MaximumDepth });
        Span<int> open = stackalloc int[MaximumDepth + 1];
        var depth = 0;
        while (reader.Read())
        {
            var type = reader.TokenType;
            if (type is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                ref var start = ref _tokens[open[--depth]];
                start = start with { Next = _count };
                continue;
            }

            if (type is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                open[depth++] = _count;
            }

            if (_count == _tokens.Length)
            {
                Array.Resize(ref _tokens, _count * 2);
            }

            var isQuoted = type is JsonTokenType.String or JsonTokenType.PropertyName;
            var range = new TextRange((int)reader.TokenStartIndex + (isQuoted ? 1 : 0), reader.ValueSpan.Length);
            _tokens[_count] = new JsonToken(type, isQuoted && reader.ValueIsEscaped, range, ++_count);
        }
    }
}
