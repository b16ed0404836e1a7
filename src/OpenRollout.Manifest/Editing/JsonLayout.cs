using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OpenRollout.Manifest.Editing;

/// <summary>The way in which a JSON text is formatted, found from the text itself, so that additions look like their neighbors.</summary>
internal sealed class JsonLayout
{
    private const string DefaultUnit = "  ";
    private const string DefaultColon = ": ";

    private readonly byte[] _utf8;
    private readonly JsonSyntax _root;
    private readonly string _newLine;
    private readonly string _unit;
    private readonly string _colon;

    /// <summary>Initializes a new instance of the <see cref="JsonLayout"/> class.</summary>
    /// <param name="utf8">The text in UTF-8.</param>
    /// <param name="root">The parsed text.</param>
    public JsonLayout(byte[] utf8, JsonSyntax root)
    {
        (_utf8, _root) = (utf8, root);
        _newLine = utf8.AsSpan().IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        IsMultiLine = root.Members.Count == 0 || StartsLine(root.Members[0]);
        _unit = root.Members.Count > 0 && IsMultiLine && IndentationAt(root.Members[0].Start) is { Length: > 0 } unit ? unit : DefaultUnit;
        _colon = ColonIn(root) ?? DefaultColon;
    }

    /// <summary>Gets a value indicating whether the properties of the root are on their own lines.</summary>
    private bool IsMultiLine { get; }

    /// <summary>Gets the white space within a line: none in a compact text.</summary>
    private string Padding => _colon.EndsWith(" ", StringComparison.Ordinal) ? " " : "";

    /// <summary>Returns whether two values are the same JSON with the same order of properties, regardless of white space and escapes.</summary>
    public static bool AreSame(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var first = new Utf8JsonReader(left);
        var second = new Utf8JsonReader(right);
        while (first.Read())
        {
            if (!second.Read() || first.TokenType != second.TokenType || !HaveSameValue(ref first, ref second))
            {
                return false;
            }
        }

        return !second.Read();
    }

    /// <summary>Returns a property as text.</summary>
    /// <param name="name">The name.</param>
    /// <param name="json">The value as JSON.</param>
    /// <param name="parent">The object that the property is added to.</param>
    public string Property(string name, string json, JsonSyntax? parent = null) => Quote(name) + ((parent is null ? null : ColonIn(parent)) ?? _colon) + json;

    /// <summary>Returns a value within new objects, one for each name, the first name being that of the outermost property.</summary>
    /// <param name="json">The value as JSON.</param>
    /// <param name="names">The names.</param>
    /// <param name="parent">The object that the outermost object is added to.</param>
    public string Nest(string json, ReadOnlySpan<string> names, JsonSyntax parent)
    {
        var isInline = IsInline(parent);
        var indentation = IndentationAt(parent.Start);
        for (var depth = names.Length; depth > 0; depth--)
        {
            var outer = isInline ? Padding : _newLine + indentation + Repeat(_unit, depth);
            json = $"{{{(isInline ? Padding : outer + _unit)}{Property(names[depth - 1], json)}{outer}}}";
        }

        return json;
    }

    /// <summary>Returns the white space before a member that is added to an object or array.</summary>
    public string SpaceBefore(JsonSyntax parent)
    {
        var members = parent.Members;
        if (members.Count == 0)
        {
            return parent.Kind == JsonTokenType.StartArray ? "" : IsInline(parent) ? Padding : _newLine + IndentationAt(parent.Start) + _unit;
        }

        var last = members[members.Count - 1];
        return StartsLine(last) ? _newLine + IndentationAt(last.Start)
            : members.Count > 1 ? SpaceEndingAt(last.Start)
            : Padding;
    }

    /// <summary>Returns the white space after the only member of an object or array.</summary>
    public string SpaceAfter(JsonSyntax parent)
        => parent.Kind == JsonTokenType.StartArray ? "" : IsInline(parent) ? Padding : _newLine + IndentationAt(parent.Start);

    private static bool HaveSameValue(ref Utf8JsonReader left, ref Utf8JsonReader right) => left.TokenType switch
    {
        JsonTokenType.String or JsonTokenType.PropertyName => left.GetString() == right.GetString(),
        JsonTokenType.Number => left.ValueSpan.SequenceEqual(right.ValueSpan),
        _ => true,
    };

    private static string Quote(string name) => $"\"{JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Repeat(string text, int count) => new StringBuilder().Insert(0, text, count).ToString();

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    /// <summary>Returns the shortest text between name and value of an object's properties, because values can be aligned in a column; null if there is no property.</summary>
    private string? ColonIn(JsonSyntax parent)
        => parent.Kind != JsonTokenType.StartObject ? null
            : parent.Members.Where(member => !HasLineFeed(member.NameEnd, member.Value.Start)).Select(member => Slice(member.NameEnd, member.Value.Start)).OrderBy(colon => colon.Length).FirstOrDefault();

    /// <summary>Returns whether what is added to an empty object belongs on its line: in a text of one line, or where its neighbors share a line.</summary>
    private bool IsInline(JsonSyntax value)
    {
        if (!IsMultiLine)
        {
            return true;
        }

        // The innermost container around the value decides.
        var (parent, member) = (_root, (JsonMember?)null);
        while (parent != value && parent.Members.FirstOrDefault(candidate => candidate.Start <= value.Start && value.Start < candidate.End) is { } next)
        {
            (parent, member) = (next.Value, next);
        }

        return member is not null && !StartsLine(member);
    }

    private bool StartsLine(JsonMember member) => HasLineFeed(member.Start - SpaceEndingAt(member.Start).Length, member.Start);

    private bool HasLineFeed(int start, int end) => _utf8.AsSpan(start, end - start).IndexOf((byte)'\n') >= 0;

    private string SpaceEndingAt(int offset)
    {
        var start = offset;
        while (start > 0 && IsSpace(_utf8[start - 1]))
        {
            start--;
        }

        return Slice(start, offset);
    }

    /// <summary>Returns the white space at the beginning of the line that contains an offset.</summary>
    private string IndentationAt(int offset)
    {
        var start = _utf8.AsSpan(0, offset).LastIndexOf((byte)'\n') + 1;
        var end = start;
        while (end < offset && _utf8[end] is (byte)' ' or (byte)'\t')
        {
            end++;
        }

        return Slice(start, end);
    }

    private string Slice(int start, int end) => Encoding.UTF8.GetString(_utf8, start, end - start);
}
