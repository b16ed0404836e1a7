using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenRollout.Cli.Editing;

/// <summary>Writes values as JSON for edits.</summary>
internal static class JsonLiteral
{
    /// <summary>Returns a string as JSON.</summary>
    public static string Of(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>Returns a day as JSON.</summary>
    public static string Of(DateOnly day) => $"\"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"";

    /// <summary>Returns JSON on one line, with its numbers and strings as they are written.</summary>
    public static string OnOneLine(string json)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(utf8);
        var line = new StringBuilder();
        var previous = JsonTokenType.None;
        while (reader.Read())
        {
            var type = reader.TokenType;
            var isEnd = type is JsonTokenType.EndObject or JsonTokenType.EndArray;
            var isFirst = previous is JsonTokenType.StartObject or JsonTokenType.StartArray;
            line.Append(previous switch
            {
                JsonTokenType.None or JsonTokenType.PropertyName => "",
                JsonTokenType.StartObject => isEnd ? "" : " ",
                JsonTokenType.StartArray => "",
                _ => isEnd ? (type == JsonTokenType.EndObject ? " " : "") : isFirst ? "" : ", ",
            });
            line.Append(Encoding.UTF8.GetString(utf8, (int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex)).TrimEnd(':').TrimEnd());
            line.Append(type == JsonTokenType.PropertyName ? ": " : "");
            previous = type;
        }

        return line.ToString();
    }
}
