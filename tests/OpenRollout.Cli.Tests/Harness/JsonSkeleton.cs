using System.Text;
using System.Text.Json;

namespace OpenRollout.Cli.Tests.Harness;

/// <summary>
/// A JSON text without some of its properties and without commas, byte for byte. Two texts that differ in these properties only
/// have the same skeleton. It is written without the editor that it is to judge.
/// </summary>
internal static class JsonSkeleton
{
    /// <summary>Returns the skeleton.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="isDropped">Returns whether the property at a path is left out. Items of arrays have their index as the name.</param>
    /// <param name="dropsEmpty">Returns whether an object at a path is left out if nothing is left in it.</param>
    public static string Of(byte[] utf8, Func<string[], bool> isDropped, Func<string[], bool>? dropsEmpty = null)
    {
        var start = utf8.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var body = utf8[start..];
        var writer = new Writer(body, isDropped, dropsEmpty ?? (_ => false));
        return Encoding.Latin1.GetString([.. utf8.AsSpan(0, start), .. Encoding.Latin1.GetBytes(writer.Write())]);
    }

    private sealed class Writer(byte[] utf8, Func<string[], bool> isDropped, Func<string[], bool> dropsEmpty)
    {
        private int _position;

        public string Write()
        {
            var before = Space();
            var text = before + Value([]).Text;
            return text + Slice(_position, utf8.Length);
        }

        /// <summary>Reads a value; returns its skeleton, and whether it is an object without anything in it.</summary>
        private (string Text, bool IsEmpty) Value(string[] path)
        {
            if (utf8[_position] is not ((byte)'{' or (byte)'['))
            {
                var start = _position;
                var reader = new Utf8JsonReader(utf8.AsSpan(start), isFinalBlock: false, new JsonReaderState());
                reader.Read();
                _position += (int)reader.BytesConsumed;
                return (Slice(start, _position), false);
            }

            var isObject = utf8[_position] == (byte)'{';
            var text = new StringBuilder().Append((char)utf8[_position++]);
            var hasSurvivors = false;
            string space;
            for (var index = 0; ; index++)
            {
                space = Space();
                if (utf8[_position] is (byte)'}' or (byte)']')
                {
                    break;
                }

                var (name, prefix) = isObject ? Name() : (index.ToString(System.Globalization.CultureInfo.InvariantCulture), "");
                string[] child = [.. path, name];
                var (value, isEmpty) = Value(child);
                if (!isDropped(child) && !(isEmpty && dropsEmpty(child)))
                {
                    hasSurvivors = true;
                    text.Append(space).Append(prefix).Append(value);
                }

                space = Space();
                if (utf8[_position] != (byte)',')
                {
                    break;
                }

                _position++;
            }

            text.Append(hasSurvivors ? space : "").Append((char)utf8[_position++]);
            return (text.ToString(), isObject && !hasSurvivors);
        }

        private (string Name, string Prefix) Name()
        {
            var start = _position;
            var name = Value([]).Text;
            Space();
            _position++;
            Space();
            return (JsonSerializer.Deserialize<string>(Encoding.Latin1.GetBytes(name))!, Slice(start, _position));
        }

        private string Space()
        {
            var start = _position;
            while (_position < utf8.Length && utf8[_position] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                _position++;
            }

            return Slice(start, _position);
        }

        private string Slice(int start, int end) => Encoding.Latin1.GetString(utf8, start, end - start);
    }
}
