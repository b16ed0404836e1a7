using System.Text.Json;

namespace OpenRollout.Manifest.Editing;

/// <summary>A value of a JSON text with its position and what it contains.</summary>
internal sealed class JsonSyntax
{
    private readonly List<JsonMember> _members = [];

    private JsonSyntax(JsonTokenType kind, int start) => (Kind, Start, End) = (kind, start, start);

    /// <summary>Gets the type of the value's first token.</summary>
    public JsonTokenType Kind { get; }

    /// <summary>Gets the offset of the first byte.</summary>
    public int Start { get; }

    /// <summary>Gets the offset after the last byte.</summary>
    public int End { get; private set; }

    /// <summary>Gets a value indicating whether the value is an object or an array.</summary>
    public bool IsContainer => Kind is JsonTokenType.StartObject or JsonTokenType.StartArray;

    /// <summary>Gets the properties of an object or the items of an array, in the order of the text; empty for other values.</summary>
    public IReadOnlyList<JsonMember> Members => _members;

    /// <summary>Parses a text.</summary>
    /// <param name="utf8">The text in UTF-8, without a byte order mark.</param>
    /// <exception cref="JsonException">The text is not valid JSON.</exception>
    public static JsonSyntax Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        var root = Parse(ref reader);
        // Reports text after the value.
        reader.Read();
        return root;
    }

    /// <summary>Returns the index of the member that a step denotes, or -1 if there is none.</summary>
    public int IndexOf(JsonPathStep step)
        => step.Name is { } name ? Kind == JsonTokenType.StartObject ? _members.FindIndex(member => member.Name == name) : -1
            : Kind == JsonTokenType.StartArray && step.Index < _members.Count ? step.Index
            : -1;

    private static JsonSyntax Parse(ref Utf8JsonReader reader)
    {
        var value = new JsonSyntax(reader.TokenType, (int)reader.TokenStartIndex);
        while (value.IsContainer && reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
        {
            var (start, end, name) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed, (string?)null);
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                // The reader has consumed the colon too.
                (name, end) = (reader.GetString(), start + reader.ValueSpan.Length + 2);
                reader.Read();
            }

            value._members.Add(new JsonMember(name, start, name is null ? start : end, Parse(ref reader)));
        }

        value.End = (int)reader.BytesConsumed;
        return value;
    }
}
