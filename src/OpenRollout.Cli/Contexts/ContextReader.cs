using System.Text;
using System.Text.Json;
using OpenRollout.Evaluation;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Contexts;

/// <summary>
/// Reads contexts from JSON objects into the order of a program's attributes. A value of another type than the manifest
/// declares is kept as it is: conditions treat it as an application's. Not thread-safe.
/// </summary>
internal sealed class ContextReader
{
    private readonly RolloutProgram _program;
    private readonly byte[][] _names;
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);

    /// <summary>Initializes a new instance of the <see cref="ContextReader"/> class.</summary>
    public ContextReader(RolloutProgram program)
    {
        _program = program;
        _names = Array.ConvertAll(program.AttributeNames, Encoding.UTF8.GetBytes);
        Attributes = new AttributeValue[_names.Length];
    }

    /// <summary>Gets the attributes of the context that was read last, in the order of the program.</summary>
    public AttributeValue[] Attributes { get; }

    /// <summary>Gets the names in the contexts that the manifest does not declare, and that conditions therefore ignore.</summary>
    public IReadOnlyCollection<string> Unknown => _unknown;

    /// <summary>Gets the position of the targeting key's value in the text that was read last, with its quotation marks; empty if it is not a string.</summary>
    public Range TargetingKey { get; private set; }

    /// <summary>Reads a context.</summary>
    /// <param name="utf8">A JSON object.</param>
    /// <exception cref="FormatException">The text is not a JSON object. The message says why.</exception>
    public void Read(ReadOnlySpan<byte> utf8)
    {
        Array.Clear(Attributes);
        TargetingKey = default;
        try
        {
            var reader = new Utf8JsonReader(utf8);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw new FormatException("a context must be a JSON object such as { \"targetingKey\": \"user-1\" }");
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadProperty(ref reader);
            }

            if (reader.Read())
            {
                throw new FormatException("there is text after the context");
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException($"not valid JSON: {PlainText.Shorten(exception.Message, PlainText.MaximumMessage)}", exception);
        }
    }

    private void ReadProperty(ref Utf8JsonReader reader)
    {
        for (var ordinal = 0; ordinal < _names.Length; ordinal++)
        {
            if (reader.ValueTextEquals(_names[ordinal]))
            {
                reader.Read();
                if (ordinal == RolloutProgram.TargetingKeyOrdinal)
                {
                    TargetingKey = reader.TokenType == JsonTokenType.String ? (int)reader.TokenStartIndex..(int)reader.BytesConsumed : default;
                }

                Attributes[ordinal] = ReadValue(ref reader);
                return;
            }
        }

        var name = reader.GetString()!;
        // Enough to name them in a note; a file of contexts can have any number.
        if (_unknown.Count < 100)
        {
            _unknown.Add(name);
        }

        reader.Read();
        reader.Skip();
    }

    private static AttributeValue ReadValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return default;
            case JsonTokenType.String:
                return AttributeValue.From(reader.GetString());
            case JsonTokenType.True or JsonTokenType.False:
                return AttributeValue.From(reader.GetBoolean());
            case JsonTokenType.Number:
                return reader.TryGetDouble(out var number) ? AttributeValue.From(number) : AttributeValue.Other;
            case JsonTokenType.StartArray:
                return ReadList(ref reader);
            default:
                reader.Skip();
                return AttributeValue.Other;
        }
    }

    private static AttributeValue ReadList(ref Utf8JsonReader reader)
    {
        var items = new List<string>();
        var isOfStrings = true;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                items.Add(reader.GetString()!);
            }
            else
            {
                isOfStrings = false;
                reader.Skip();
            }
        }

        return isOfStrings ? AttributeValue.From([.. items]) : AttributeValue.Other;
    }
}
