using System.Text.Json;

namespace OpenRollout.Manifest.Json;

/// <summary>A parsed JSON text, or several merged into one: a flat list of tokens with their positions. Not thread-safe, except for the tokens.</summary>
internal sealed class JsonText
{
    /// <summary>The maximum depth of nested objects and arrays. It bounds the recursion of the readers.</summary>
    public const int MaximumDepth = 64;

    /// <summary>The expected number of bytes for each token, low enough for a dense manifest. The list grows if there are more tokens.</summary>
    private const int BytesPerToken = 7;

    /// <summary>The length in bytes that most rollouts do not exceed.</summary>
    private const int ExpectedPartLength = 1024;

    private JsonToken[] _tokens;
    private int _count;
    private HashSet<int>? _duplicates;

    private JsonText(byte[][] texts, int expectedLength)
    {
        Texts = texts;
        Strings = new StringCache(texts, expectedLength);
        _tokens = new JsonToken[(expectedLength / BytesPerToken) + 4];
    }

    /// <summary>Initializes a new instance with tokens of several texts.</summary>
    /// <param name="texts">The texts, by the index that the ranges of the tokens have.</param>
    /// <param name="tokens">The tokens.</param>
    /// <param name="count">The number of tokens in use.</param>
    /// <param name="duplicates">The marked property names; null if there are none.</param>
    public JsonText(byte[][] texts, JsonToken[] tokens, int count, HashSet<int>? duplicates)
    {
        Texts = texts;
        Strings = new StringCache(texts, texts[0].Length);
        _tokens = tokens;
        _count = count;
        _duplicates = duplicates;
    }

    /// <summary>Gets the texts by their index: the manifest, which is empty if only an overlay was parsed, and overlays.</summary>
    public byte[][] Texts { get; }

    public StringCache Strings { get; }

    /// <summary>Gets the number of tokens.</summary>
    public int Count => _count;

    /// <summary>Gets a value indicating whether any string or name contains escapes.</summary>
    public bool HasEscapes { get; private set; }

    /// <summary>Gets a value indicating whether any property name is marked as a repetition.</summary>
    public bool HasDuplicates => _duplicates is not null;

    public JsonTextValue Root => new(this, 0);

    public ref readonly JsonToken this[int index] => ref _tokens[index];

    /// <summary>Parses a whole text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="textIndex">The index of the text in the ranges of its tokens: 0 for a manifest, more for overlays.</param>
    /// <exception cref="JsonException">The text is not valid JSON.</exception>
    public static JsonText Parse(byte[] utf8, int textIndex = 0)
    {
        byte[][] texts = [.. Enumerable.Repeat<byte[]>([], textIndex), utf8];
        var text = new JsonText(texts, utf8.Length);
        text.Tokenize(0, textIndex, isPart: false);
        return text;
    }

    /// <summary>Parses one object within a text that is known to be valid. Ranges refer to the whole text.</summary>
    public static JsonText ParsePart(byte[] utf8, int start)
    {
        var text = new JsonText([utf8], Math.Min(utf8.Length - start, ExpectedPartLength));
        text.Tokenize(start, textIndex: 0, isPart: true);
        return text;
    }

    /// <summary>Returns the same tokens for use by another thread.</summary>
    public JsonText Share() => new(Texts, _tokens, _count, _duplicates);

    /// <summary>Returns tokens by their indexes.</summary>
    public ReadOnlySpan<JsonToken> Slice(int start, int end) => _tokens.AsSpan(start, end - start);

    /// <summary>Returns the bytes of a range.</summary>
    public ReadOnlySpan<byte> BytesOf(TextRange range) => Texts[range.TextIndex].AsSpan(range.Start, range.Length);

    /// <summary>Marks a property name as a repetition of an earlier one of its object.</summary>
    public void MarkDuplicate(int name) => (_duplicates ??= []).Add(name);

    /// <summary>Returns a value indicating whether a property name has been marked as a repetition.</summary>
    public bool IsDuplicate(int name) => _duplicates is not null && _duplicates.Contains(name);

    private void Tokenize(int start, int textIndex, bool isPart)
    {
        var reader = new Utf8JsonReader(Texts[textIndex].AsSpan(start), new JsonReaderOptions { MaxDepth = MaximumDepth });
        Span<int> open = stackalloc int[MaximumDepth + 1];
        var depth = 0;
        while (reader.Read())
        {
            var type = reader.TokenType;
            if (type is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                ref var opening = ref _tokens[open[--depth]];
                opening = opening.WithNext(_count);
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
            var range = new TextRange(start + (int)reader.TokenStartIndex + (isQuoted ? 1 : 0), reader.ValueSpan.Length, textIndex);
            var isEscaped = isQuoted && reader.ValueIsEscaped;
            HasEscapes |= isEscaped;
            _tokens[_count] = new JsonToken(type, isEscaped, range, ++_count);
        }
    }
}
