using System.Text;
using System.Text.Json;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Json;

namespace OpenRollout.Removal.Entries;

/// <summary>Finds the descriptions and reasons in a manifest or an overlay that name a flag, other than those of the flag itself.</summary>
internal static class Descriptions
{
    /// <summary>Returns the names of the properties, with the places of the key.</summary>
    /// <param name="utf8">The text, which is valid JSON.</param>
    /// <param name="key">The key.</param>
    public static IReadOnlyList<(string Property, TextRange Range)> Find(byte[] utf8, string key)
    {
        var found = new List<(string, TextRange)>();
        var path = new List<string>();
        var name = "";
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = JsonText.MaximumDepth });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    path.Add(name);
                    name = "";
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.RemoveAt(path.Count - 1);
                    break;
                case JsonTokenType.String when name is "description" or "reason" && !(path.Count > 2 && path[1] == "flags" && path[2] == key) && Words.Contain(reader.GetString()!, key):
                    found.Add((name, RangeOf(key, reader)));
                    break;
            }
        }

        return found;
    }

    /// <summary>Returns the place of the key in a text; that of the whole text if it is written with escapes.</summary>
    private static TextRange RangeOf(string key, Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex + 1;
        var text = Encoding.UTF8.GetString(reader.ValueSpan.ToArray());
        return Words.IndexIn(text, key) is >= 0 and var index
            ? new TextRange(start + Encoding.UTF8.GetByteCount(text.Substring(0, index)), Encoding.UTF8.GetByteCount(key))
            : new TextRange(start, reader.ValueSpan.Length);
    }
}
