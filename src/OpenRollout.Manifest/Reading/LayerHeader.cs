using System.Text.Json;
using OpenRollout.Manifest.Json;

namespace OpenRollout.Manifest.Reading;

/// <summary>
/// The properties of a manifest or an overlay that a source needs before it can read both as one: which overlay a manifest
/// requires, and what an overlay is for. Other parts of the text are skipped and not checked.
/// </summary>
internal sealed class LayerHeader
{
    private readonly List<string> _environments = [];

    /// <summary>Gets the environment that an overlay states; null if it states none.</summary>
    public string? Environment { get; private set; }

    /// <summary>Gets the revision; null if there is none.</summary>
    public int? Revision { get; private set; }

    /// <summary>Gets a value indicating whether the text is one JSON object, so that no property was missed.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Finds the properties. Never throws: in a text that is not valid, which the reader reports, some may be missing.</summary>
    /// <param name="utf8">The text in UTF-8, with or without a byte order mark.</param>
    public static LayerHeader Read(ReadOnlySpan<byte> utf8)
    {
        var header = new LayerHeader();
        try
        {
            header.ReadProperties(utf8.StartsWith(ByteOrderMark) ? utf8.Slice(ByteOrderMark.Length) : utf8);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not valid JSON, or half of a surrogate pair.
        }

        return header;
    }

    /// <summary>Returns the name of an environment as the manifest lists it; null if it does not list it.</summary>
    /// <param name="name">The name as given; case does not matter.</param>
    public string? FindEnvironment(string name)
        // The name becomes part of a path, so it must be a name even if the manifest is not valid.
        => _environments.Find(listed => EnvironmentReader.IsName(listed) && listed.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private void ReadProperties(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonText.MaximumDepth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isEnvironments = reader.ValueTextEquals("environments"u8);
            var isEnvironment = reader.ValueTextEquals("environment"u8);
            var isRevision = reader.ValueTextEquals("revision"u8);
            reader.Read();
            if (isEnvironments && reader.TokenType == JsonTokenType.StartArray)
            {
                ReadEnvironments(ref reader);
            }
            else if (isEnvironment && reader.TokenType == JsonTokenType.String)
            {
                Environment = reader.GetString();
            }
            else if (isRevision && reader.TokenType == JsonTokenType.Number)
            {
                // As the reader parses it, so that both see the same revision.
                Revision = ExactNumber.TryScale(reader.ValueSpan, 0, out var revision) && revision is >= 0 and <= int.MaxValue ? (int)revision : null;
            }
            else
            {
                reader.Skip();
            }
        }

        IsComplete = reader.TokenType == JsonTokenType.EndObject && !reader.Read();
    }

    private void ReadEnvironments(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                _environments.Add(reader.GetString()!);
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
