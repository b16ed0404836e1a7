using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenRollout.Manifest.Model;

/// <summary>Writes values as JSON without white space.</summary>
internal static class ManifestValueWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(ManifestValue value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            Write(writer, value);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, ManifestValue value)
    {
        switch (value.Kind)
        {
            case ManifestValueKind.Null:
                writer.WriteNullValue();
                break;
            case ManifestValueKind.Boolean:
                writer.WriteBooleanValue(value.Boolean);
                break;
            case ManifestValueKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case ManifestValueKind.String:
                writer.WriteStringValue(value.Text);
                break;
            case ManifestValueKind.Array:
                WriteArray(writer, value.Items);
                break;
            default:
                WriteObject(writer, value.Members);
                break;
        }
    }

    private static void WriteArray(Utf8JsonWriter writer, IReadOnlyList<ManifestValue> items)
    {
        writer.WriteStartArray();
        foreach (var item in items)
        {
            Write(writer, item);
        }

        writer.WriteEndArray();
    }

    private static void WriteObject(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, ManifestValue>> members)
    {
        writer.WriteStartObject();
        foreach (var member in members)
        {
            writer.WritePropertyName(member.Key);
            Write(writer, member.Value);
        }

        writer.WriteEndObject();
    }
}
