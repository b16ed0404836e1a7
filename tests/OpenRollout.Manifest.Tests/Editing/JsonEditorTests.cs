using System.Text;
using OpenRollout.Manifest.Editing;

namespace OpenRollout.Manifest.Tests;

/// <summary>An edit changes a value and nothing else; additions look like their neighbors.</summary>
public sealed class JsonEditorTests
{
    private const string Indented = """
        {
            "flags": {
                "stories": { "enabled": true, "rollout": { "stage": "alpha" } },
                "feed": {
                    "flagType": "boolean"
                }
            }
        }

        """;

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""")]
    [InlineData("""{ "a" : 1 , "b": [ ] }""", """{ "a" : 2 , "b": [ ] }""")]
    [InlineData("{\r\n\t\"a\":\t1\r\n}\r\n", "{\r\n\t\"a\":\t2\r\n}\r\n")]
    public void A_value_is_replaced_in_its_place(string before, string after)
        => Assert.Equal(after, Edit(before, editor => editor.Set("2", "a")));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("""{ "a": 1 }""", """{ "a": 1, "b": 2 }""")]
    [InlineData("""{ "x": 0,  "a": 1 }""", """{ "x": 0,  "a": 1,  "b": 2 }""")]
    [InlineData("""{ }""", "{\n  \"b\": 2\n}")]
    [InlineData("{\n\t\"a\": 1\n}", "{\n\t\"a\": 1,\n\t\"b\": 2\n}")]
    [InlineData("{\r\n   \"a\" : 1\r\n}", "{\r\n   \"a\" : 1,\r\n   \"b\" : 2\r\n}")]
    [InlineData("{\n  \"a\":   1,\n  \"xyz\": 1\n}", "{\n  \"a\":   1,\n  \"xyz\": 1,\n  \"b\": 2\n}")]
    public void A_property_is_added_as_its_neighbors_are_written(string before, string after)
        => Assert.Equal(after, Edit(before, editor => editor.Set("2", "b")));

    [Fact]
    public void Objects_on_the_way_are_created()
    {
        Assert.Equal("{\n  \"flags\": {\n    \"stories\": {\n      \"enabled\": false\n    }\n  }\n}", Edit("{}", editor => editor.Set("false", "flags", "stories", "enabled")));
        Assert.Equal("""{"flags":{"stories":{"enabled":false}}}""", Edit("""{"flags":{}}""", editor => editor.Set("false", "flags", "stories", "enabled")));
    }

    [Fact]
    public void An_object_on_one_line_stays_on_one_line()
        => Assert.Equal(
            Indented.Replace("\"stage\": \"alpha\" }", "\"stage\": \"alpha\", \"salt\": \"2\" }", StringComparison.Ordinal),
            Edit(Indented, editor => editor.Set("\"2\"", "flags", "stories", "rollout", "salt")));

    [Fact]
    public void An_object_with_its_own_lines_keeps_them()
        => Assert.Equal(
            Indented.Replace("\"boolean\"\n", "\"boolean\",\n            \"rollout\": {\n                \"stage\": \"alpha\"\n            }\n", StringComparison.Ordinal),
            Edit(Indented, editor => editor.Set("\"alpha\"", "flags", "feed", "rollout", "stage")));

    [Theory]
    [InlineData("""{"a":1,"b":2,"c":3}""", "a", """{"b":2,"c":3}""")]
    [InlineData("""{"a":1,"b":2,"c":3}""", "b", """{"a":1,"c":3}""")]
    [InlineData("""{"a":1,"b":2,"c":3}""", "c", """{"a":1,"b":2}""")]
    [InlineData("""{ "a": 1 }""", "a", "{}")]
    [InlineData("{\n  \"a\": 1,\n  \"b\": { \"x\": 1 },\n  \"c\": 3\n}\n", "b", "{\n  \"a\": 1,\n  \"c\": 3\n}\n")]
    [InlineData("{\n  \"a\": 1,\n\n  \"b\": 2\n}\n", "b", "{\n  \"a\": 1\n}\n")]
    [InlineData("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "a", "{\n  \"b\": 2\n}\n")]
    public void A_property_goes_with_its_comma_and_its_line(string before, string name, string after)
        => Assert.Equal(after, Edit(before, editor => Assert.True(editor.Remove(name))));

    [Fact]
    public void What_is_not_there_is_not_removed()
        => Assert.Equal(Indented, Edit(Indented, editor => Assert.False(editor.Remove("flags", "other", "rollout"))));

    [Theory]
    [InlineData("[]", "[3]")]
    [InlineData("[1]", "[1, 3]")]
    [InlineData("[1,2]", "[1,2,3]")]
    [InlineData("[\n  1,\n  2\n]", "[\n  1,\n  2,\n  3\n]")]
    public void An_item_is_added_as_its_neighbors_are_written(string before, string after)
        => Assert.Equal(after, Edit(before, editor => editor.Append("3")));

    [Theory]
    [InlineData(0, """{ "list": [ 2, 3 ] }""")]
    [InlineData(1, """{ "list": [ 1, 3 ] }""")]
    [InlineData(2, """{ "list": [ 1, 2 ] }""")]
    public void An_item_is_removed(int index, string after)
        => Assert.Equal(after, Edit("""{ "list": [ 1, 2, 3 ] }""", editor => Assert.True(editor.Remove("list", index))));

    [Theory]
    [InlineData("""{ "a": [ 1,  2 ] }""", "[1,2]")]
    [InlineData("""{ "a": "\u0041" }""", "\"A\"")]
    public void A_value_that_is_the_same_stays_as_it_is_written(string text, string value)
        => Assert.Equal(text, Edit(text, editor => editor.Set(value, "a")));

    [Fact]
    public void A_byte_order_mark_stays()
    {
        var editor = new JsonEditor([.. Encoding.UTF8.Preamble, .. """{ "a": 1 }"""u8]);
        editor.Set("2", "a");
        Assert.Equal([.. Encoding.UTF8.Preamble, .. """{ "a": 2 }"""u8], editor.ToArray());
    }

    [Fact]
    public void A_name_is_escaped_as_JSON_requires()
        => Assert.Equal("""{ "a": 1, "ä\"\u0001": 2 }""", Edit("""{ "a": 1 }""", editor => editor.Set("2", "ä\"\u0001")));

    [Fact]
    public void A_path_through_a_value_is_refused()
    {
        var editor = new JsonEditor("""{ "a": 1, "list": [ 1 ] }"""u8);
        Assert.Throws<InvalidOperationException>(() => editor.Set("1", "a", "b"));
        Assert.Throws<InvalidOperationException>(() => editor.Set("1", "list", 1));
        Assert.Throws<InvalidOperationException>(() => editor.Set("1", "x", 0));
        Assert.Throws<InvalidOperationException>(() => editor.Append("1", "a"));
        Assert.Equal("""{ "a": 1, "list": [ 1 ] }""", Encoding.UTF8.GetString(editor.ToArray()));
    }

    private static string Edit(string before, Action<JsonEditor> edit)
    {
        var editor = new JsonEditor(Encoding.UTF8.GetBytes(before));
        edit(editor);
        return Encoding.UTF8.GetString(editor.ToArray());
    }
}
