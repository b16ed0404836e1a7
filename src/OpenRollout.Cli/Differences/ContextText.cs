using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Conditions;

namespace OpenRollout.Cli.Differences;

/// <summary>Writes the context of a witness as JSON that <c>eval</c> and <c>explain</c> accept.</summary>
internal static class ContextText
{
    /// <summary>Writes a context, the targeting key first and the other attributes in the manifest's order.</summary>
    public static string Write(IReadOnlyDictionary<string, object> context, RolloutManifest attributes)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var name in attributes.Attributes.Select(attribute => attribute.Name).Prepend(AttributeDefinition.TargetingKey.Name))
            {
                if (context.TryGetValue(name, out var value))
                {
                    writer.WritePropertyName(name);
                    WriteValue(writer, value);
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteValue(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case bool boolean:
                writer.WriteBooleanValue(boolean);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case DateTime time:
                writer.WriteStringValue(Rfc3339.Write(time.Ticks));
                break;
            case string[] items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    writer.WriteStringValue(item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue((string)value);
                break;
        }
    }
}
