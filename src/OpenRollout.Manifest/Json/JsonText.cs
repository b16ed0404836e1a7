using System.Text.Json;

namespace OpenRollout.Manifest;

/// <summary>A JSON text as a flat list of tokens with their places, in the order of the text.</summary>
internal sealed class JsonText
{
    /// <summary>Deeper nesting is refused: whoever reads the tokens may recurse.</summary>
    public const int MaximumDepth = 64;

    /// <summary>A dense manifest has a token for about so many bytes; where there are more, the list grows.</summary>
    private const int BytesPerToken = 7;

    /// <summary>What most parts of a text do not exceed, in bytes.</summary>
    private const int UsualPart = 1024;

    private JsonToken[] _tokens;
    private int _count;
    private HashSet<int>? _repeated;

    private JsonText(byte[] utf8, int expectedLength)
    {
        Utf8 = utf8;
        Strings = new RecentStrings(utf8, expectedLength);
        _tokens = new JsonToken[(expectedLength / BytesPerToken) + 4];
    }

    public byte[] Utf8 { get; }

    public RecentStrings Strings { get; }

    /// <summary>The number of tokens.</summary>
    public int Count => _count;

    /// <summary>Whether a string or name has escapes in it.</summary>
    public bool HasEscapes { get; private set; }

    public JsonNode Root => new(this, 0);

    public ref readonly JsonToken this[int index] => ref _tokens[index];

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonText Parse(byte[] utf8)
    {
        var text = new JsonText(utf8, utf8.Length);
        text.Tokenize(0, isPart: false);
        return text;
    }

    /// <summary>Parses an object that begins somewhere in a text that is known to be JSON. Ranges are those of the whole text.</summary>
    public static JsonText Parse(byte[] utf8, int start)
    {
        var text = new JsonText(utf8, Math.Min(utf8.Length - start, UsualPart));
        text.Tokenize(start, isPart: true);
        return text;
    }

    /// <summary>Notes that a name stands in its object a second time.</summary>
    public void MarkRepeated(int name) => (_repeated ??= []).Add(name);

    /// <summary>Whether a name stands in its object a second time.</summary>
    public bool IsRepeated(int name) => _repeated is not null && _repeated.Contains(name);

    private void Tokenize(int start, bool isPart)
    {
        var reader = new Utf8JsonReader(Utf8.AsSpan(start), new JsonReaderOptions { MaxDepth = MaximumDepth });
        Span<int> open = stackalloc int[MaximumDepth + 1];
        var depth = 0;
        while (reader.Read())
        {
            var type = reader.TokenType;
            if (type is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                ref var opening = ref _tokens[open[--depth]];
                opening = opening.Before(_count);
                if (isPart && depth == 0)
                {
                    return;
                }

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
            var range = new TextRange(start + (int)reader.TokenStartIndex + (isQuoted ? 1 : 0), reader.ValueSpan.Length);
            var isEscaped = isQuoted && reader.ValueIsEscaped;
            HasEscapes |= isEscaped;
            _tokens[_count] = new JsonToken(type, isEscaped, range, ++_count);
        }
    }
}
