using System.Text;
using System.Text.Json;

namespace OpenRollout.Manifest.Editing;

/// <summary>
/// Edits a JSON text and keeps every byte that an edit does not need to touch: formatting, order, line ends, a byte order
/// mark and the end of the last line. New members are formatted like their neighbors. Not thread-safe.
/// </summary>
internal sealed class JsonEditor
{
    private readonly byte[] _mark;
    private byte[] _utf8;
    private JsonSyntax _root;

    /// <summary>Initializes a new instance of the <see cref="JsonEditor"/> class.</summary>
    /// <param name="utf8">The text in UTF-8, with or without a byte order mark. It is not changed.</param>
    /// <exception cref="JsonException">The text is not valid JSON.</exception>
    public JsonEditor(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        _mark = utf8.StartsWith(mark) ? mark.ToArray() : [];
        _utf8 = utf8.Slice(_mark.Length).ToArray();
        _root = JsonSyntax.Parse(_utf8);
    }

    /// <summary>Returns the edited text, with the byte order mark if there was one.</summary>
    public byte[] ToArray() => [.. _mark, .. _utf8];

    /// <summary>Returns the value at a path as it is written, or null if there is none.</summary>
    public string? Find(params JsonPathStep[] path) => FindSyntax(path) is { } value ? Encoding.UTF8.GetString(_utf8, value.Start, value.End - value.Start) : null;

    /// <summary>Returns the number of members of the object or array at a path; 0 for other values and if there is none.</summary>
    public int Count(params JsonPathStep[] path) => FindSyntax(path)?.Members.Count ?? 0;

    /// <summary>Returns whether a property or an item exists and is the last one of its object or array.</summary>
    /// <param name="path">The path, at least one step.</param>
    public bool IsLast(params JsonPathStep[] path)
        => FindSyntax(path.AsSpan(0, path.Length - 1)) is { Members.Count: > 0 } parent && parent.IndexOf(path[path.Length - 1]) == parent.Members.Count - 1;

    /// <summary>
    /// Replaces the value at a path, or adds it as the last property of its object. Objects that are missing on the way are
    /// created. A value that is the same JSON already is left as it is written.
    /// </summary>
    /// <param name="json">The value as JSON, formatted as it is to appear.</param>
    /// <param name="path">The path, at least one step. An index must exist.</param>
    /// <exception cref="InvalidOperationException">The path leads through a value that is not an object or array, or to an item that does not exist.</exception>
    public void Set(string json, params JsonPathStep[] path)
    {
        var (parent, depth) = (_root, 0);
        for (int index; (index = parent.IndexOf(path[depth])) >= 0; depth++)
        {
            parent = parent.Members[index].Value;
            if (depth == path.Length - 1)
            {
                Replace(parent, json);
                return;
            }
        }

        if (parent.Kind != JsonTokenType.StartObject || path.Skip(depth).Any(step => step.Name is null))
        {
            throw new InvalidOperationException($"'{string.Join(".", path)}' cannot be set: '{path[depth]}' is not part of an object.");
        }

        var layout = new JsonLayout(_utf8, _root);
        var value = layout.Nest(json, [.. path.Skip(depth + 1).Select(step => step.Name!)], parent);
        Insert(parent, layout, layout.Property(path[depth].Name!, value, parent));
    }

    /// <summary>Adds an item at the end of the array at a path.</summary>
    /// <param name="json">The item as JSON, formatted as it is to appear.</param>
    /// <param name="path">The path of the array.</param>
    /// <exception cref="InvalidOperationException">There is no array at the path.</exception>
    public void Append(string json, params JsonPathStep[] path)
    {
        if (FindSyntax(path) is not { Kind: JsonTokenType.StartArray } array)
        {
            throw new InvalidOperationException($"'{string.Join(".", path)}' is not an array.");
        }

        Insert(array, new JsonLayout(_utf8, _root), json);
    }

    /// <summary>Removes a property or an item, with its comma and the white space that belongs to it. Returns whether there was one.</summary>
    /// <param name="path">The path, at least one step.</param>
    public bool Remove(params JsonPathStep[] path)
    {
        if (FindSyntax(path.AsSpan(0, path.Length - 1)) is not { } parent || parent.IndexOf(path[path.Length - 1]) is not (>= 0 and var index))
        {
            return false;
        }

        var members = parent.Members;
        var (start, end) = index > 0 ? (members[index - 1].End, members[index].End)
            : members.Count > 1 ? (members[0].Start, members[1].Start)
            : (parent.Start + 1, parent.End - 1);
        Splice(start, end, "");
        return true;
    }

    private JsonSyntax? FindSyntax(ReadOnlySpan<JsonPathStep> path)
    {
        var value = _root;
        foreach (var step in path)
        {
            if (value.IndexOf(step) is not (>= 0 and var index))
            {
                return null;
            }

            value = value.Members[index].Value;
        }

        return value;
    }

    private void Replace(JsonSyntax value, string json)
    {
        if (!JsonLayout.AreSame(_utf8.AsSpan(value.Start, value.End - value.Start), Encoding.UTF8.GetBytes(json)))
        {
            Splice(value.Start, value.End, json);
        }
    }

    /// <summary>Inserts a member after the last one of a container.</summary>
    private void Insert(JsonSyntax parent, JsonLayout layout, string member)
    {
        if (parent.Members.Count > 0)
        {
            var end = parent.Members[parent.Members.Count - 1].End;
            Splice(end, end, "," + layout.SpaceBefore(parent) + member);
        }
        else
        {
            Splice(parent.Start + 1, parent.End - 1, layout.SpaceBefore(parent) + member + layout.SpaceAfter(parent));
        }
    }

    private void Splice(int start, int end, string text)
    {
        _utf8 = [.. _utf8.AsSpan(0, start), .. Encoding.UTF8.GetBytes(text), .. _utf8.AsSpan(end)];
        _root = JsonSyntax.Parse(_utf8);
    }
}
