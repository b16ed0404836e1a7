using System.Text;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using OpenRollout.Manifest.Editing;

namespace OpenRollout.Manifest.Tests;

/// <summary>The laws of editing, over random JSON with random white space.</summary>
public sealed class JsonEditorLaws
{
    private const string Added = "new \"name\"";

    [Fact]
    public void An_edit_has_the_effect_of_the_same_edit_of_the_JSON() => Check((text, root, draw) =>
    {
        var path = RandomPath(root, draw);
        var editor = new JsonEditor(Encoding.UTF8.GetBytes(text));
        var parent = Find(root, path[..^1]);
        switch (draw.Between(0, 2))
        {
            case 0 when parent is JsonObject target:
                editor.Set("[7]", [.. path[..^1], Added]);
                target[Added] = new JsonArray(7);
                break;
            case 1:
                editor.Set("{ \"x\": 7 }", path);
                Replace(parent, path[^1], new JsonObject { ["x"] = 7 });
                break;
            default:
                Assert.True(editor.Remove(path));
                Remove(parent, path[^1]);
                break;
        }

        Assert.True(JsonNode.DeepEquals(root, JsonNode.Parse(editor.ToArray())), Encoding.UTF8.GetString(editor.ToArray()));
    });

    [Fact]
    public void Every_byte_outside_a_replaced_value_stays() => Check((text, root, draw) =>
    {
        var path = RandomPath(root, draw);
        var editor = new JsonEditor(Encoding.UTF8.GetBytes(text));
        var value = editor.Find(path)!;
        editor.Set("\"replaced\"", path);
        var edited = Encoding.UTF8.GetString(editor.ToArray());
        editor.Set(value, path);
        Assert.Equal(text, Encoding.UTF8.GetString(editor.ToArray()));
        Assert.Equal(text.Length - value.Length, edited.Length - "\"replaced\"".Length);
    });

    [Fact]
    public void What_is_added_to_an_object_with_properties_can_be_removed_without_a_trace() => Check((text, root, draw) =>
    {
        var parent = RandomPath(root, draw)[..^1];
        if (Find(root, parent) is not JsonObject { Count: > 0 })
        {
            return;
        }

        var editor = new JsonEditor(Encoding.UTF8.GetBytes(text));
        editor.Set("1", [.. parent, Added, "inner"]);
        Assert.Equal("1", editor.Find([.. parent, Added, "inner"]));
        Assert.True(editor.Remove([.. parent, Added]));
        Assert.Equal(text, Encoding.UTF8.GetString(editor.ToArray()));
    });

    private static void Check(Action<string, JsonNode, Draw> law) => Law.Holds(
        300,
        Gen.Choose(0, int.MaxValue).ToArbitrary(),
        seed =>
        {
            var draw = new Draw(seed);
            var text = new StringBuilder();
            WriteObject(text, draw, 0);
            text.Append(Space(draw));
            law(text.ToString(), JsonNode.Parse(text.ToString())!, draw);
        });

    /// <summary>Writes an object with at least one property, so that there is a path to edit.</summary>
    private static void WriteObject(StringBuilder text, Draw draw, int depth)
        => WriteMembers(text, draw, '{', '}', draw.Between(depth == 0 ? 1 : 0, 3), index =>
        {
            text.Append($"\"{draw.Pick(["a", "ä", "a.b", "\\u0041", "\\\"", ""])}{index}\"").Append(Space(draw)).Append(':').Append(Space(draw));
            WriteValue(text, draw, depth + 1);
        });

    private static void WriteValue(StringBuilder text, Draw draw, int depth)
    {
        switch (draw.Between(0, depth < 4 ? 4 : 2))
        {
            case 0:
                text.Append(draw.Pick(["1", "-2.50", "1e3", "true", "null"]));
                break;
            case 1 or 2:
                text.Append(draw.Pick(["\"\"", "\"x\"", "\"\\u00e4 {,:\"", "\"\\\"]\""]));
                break;
            case 3:
                WriteMembers(text, draw, '[', ']', draw.Between(0, 3), _ => WriteValue(text, draw, depth + 1));
                break;
            default:
                WriteObject(text, draw, depth);
                break;
        }
    }

    private static void WriteMembers(StringBuilder text, Draw draw, char open, char close, int count, Action<int> write)
    {
        text.Append(open).Append(Space(draw));
        for (var index = 0; index < count; index++)
        {
            if (index > 0)
            {
                text.Append(',').Append(Space(draw));
            }

            write(index);
            text.Append(Space(draw));
        }

        text.Append(close);
    }

    private static string Space(Draw draw) => draw.Pick(["", "", " ", "\n  ", "\r\n\t", "\n\n "]);

    /// <summary>Returns the path of a value below the root.</summary>
    private static JsonPathStep[] RandomPath(JsonNode root, Draw draw)
    {
        var (path, node) = (new List<JsonPathStep>(), root);
        do
        {
            JsonPathStep step;
            (step, node) = node switch
            {
                JsonObject { Count: > 0 } members => draw.Pick(members.Select(member => ((JsonPathStep)member.Key, member.Value)).ToArray()),
                JsonArray { Count: > 0 } items => draw.Between(0, items.Count - 1) is var index ? (index, items[index]) : default,
                _ => default,
            };
            path.Add(step);
        }
        while (node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 } && draw.Chance(70));

        return [.. path];
    }

    private static JsonNode? Find(JsonNode? node, JsonPathStep[] path)
        => path.Aggregate(node, (current, step) => step.Name is { } name ? current![name] : current![step.Index]);

    private static void Replace(JsonNode? parent, JsonPathStep step, JsonNode value)
    {
        if (step.Name is { } name)
        {
            parent![name] = value;
        }
        else
        {
            parent![step.Index] = value;
        }
    }

    private static void Remove(JsonNode? parent, JsonPathStep step)
    {
        if (step.Name is { } name)
        {
            parent!.AsObject().Remove(name);
        }
        else
        {
            parent!.AsArray().RemoveAt(step.Index);
        }
    }
}
