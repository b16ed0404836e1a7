using System.Text;

namespace OpenRollout.Generators.Tests;

/// <summary>Deep, wide and long values of a manifest compile in time and without overflowing the stack.</summary>
public sealed class HostileShapeTests
{
    /// <summary>The depth that the reader accepts. With the manifest, its flags, the flag and its value around it, there are 64 levels.</summary>
    private const int Deepest = 60;

    [Fact]
    public void Lists_in_lists_compile_at_any_depth()
        => Compile(Flags(Enumerable.Range(1, Deepest).Select(depth => $$"""{ "a": {{Nested("[", "1", "]", depth)}} }""")));

    [Fact]
    public void Objects_in_objects_compile_at_any_depth()
        => Compile(Flags(Enumerable.Range(1, Deepest).Select(depth => $$"""{ "a": {{Nested("{ \"a\": ", "1", " }", depth)}} }""")));

    [Fact]
    public void Lists_and_objects_in_turn_compile_at_any_depth()
        => Compile(Flags(Enumerable.Range(1, Deepest / 2).Select(depth => $$"""{ "a": {{Nested("[{ \"a\": ", "1", " }]", depth)}} }""")));

    [Fact]
    public void Lists_of_several_kinds_compile_at_any_depth()
        => Compile(Flags(Enumerable.Range(1, Deepest / 2).Select(depth => $$"""{ "a": {{Nested("[1, { \"a\": ", "1", " }]", depth)}} }""")));

    [Fact]
    public void Code_grows_no_faster_than_the_text_of_what_is_nested()
    {
        var name = new string('n', 200);
        string[] opening = ["[", $"{{ \"{name}\": ", $"[{{ \"{name}\": "];
        string[] closing = ["]", "}", "}]"];
        foreach (var (open, close) in opening.Zip(closing))
        {
            var shallow = Flags([$$"""{ "a": {{Nested(open, "1", close, 10)}} }"""]);
            var deep = Flags([$$"""{ "a": {{Nested(open, "1", close, Deepest / open.Count(letter => letter is '[' or '{'))}} }"""]);
            Assert.True(LengthOf(deep) - LengthOf(shallow) <= 4 * (deep.Length - shallow.Length), $"{open}: {LengthOf(shallow)} and {LengthOf(deep)} characters");
        }
    }

    [Fact]
    public void Forty_thousand_members_of_an_object_in_a_list_compile()
        => Compile(Flags([$$"""{ "m": [1, { {{Join(40_000, index => $"\"k{index}\": {index}")}} }] }"""]));

    [Fact]
    public void A_hundred_thousand_items_compile()
        => Compile(Flags([
            $$"""{ "a": [{{Join(100_000, index => $"{index}")}}] }""",
            $$"""{ "a": [{{Join(100_000, index => $"\"{index}\"")}}] }""",
            $$"""{ "a": [{{Join(100_000, index => $"{{ \"b\": {index} }}")}}] }""",
            $$"""{ "a": [{{Join(100_000, index => index % 2 == 0 ? "1" : "\"x\"")}}] }""",
        ]));

    [Fact]
    public void Large_values_are_what_the_manifest_says()
    {
        var manifest = Flags([$$"""{ "list": [{{Join(1_000, index => $"{{ \"n\": {index}, \"s\": \"é\\n\\\"{index}\" }}")}}], "mixed": [1.5, "x", null, { "deep": [true, -0.0] }] }"""]);
        var build = (TestProject.With(manifest) with
        {
            Code =
            [
                """
                internal static class Probe
                {
                    public static string Show()
                    {
                        var value = App.Flags.O0.DefaultValue;
                        var mixed = value.Mixed;
                        return $"{value.List.Count} {value.List[999].N} {value.List[999].S} {mixed[0].AsDouble:0.0} {mixed[1].AsString} {mixed[2].IsNull} {mixed[3].AsStructure!["deep"].AsList![0].AsBoolean}";
                    }
                }
                """,
            ],
        }).Build().AssertClean();

        Assert.Equal("1000 999 é\n\"999 1.5 x True True", build.Call("Probe", "Show"));
    }

    [Fact]
    public void Objects_that_have_no_member_in_common_are_read_in_linear_time()
        => SmallStack.Run(() => Assert.Null(TestProject.With(
            Flags([$$"""{ "a": [{{Join(20_000, index => $"{{ \"k{index}\": {index} }}")}}] }"""])).Build().Generated.Exception));

    [Fact]
    public void Names_that_all_give_one_name_are_told_apart_in_linear_time()
        => SmallStack.Run(() =>
        {
            var spelling = (int index) => "a" + string.Concat(Convert.ToString(index, 2).Select(bit => bit == '0' ? '-' : ' '));
            var members = Join(20_000, index => $"\"{spelling(index)}\": {index}");
            var build = TestProject.With(
                $$"""
                { "context": { "c": { "type": "string", "values": [{{Join(20_000, index => $"\"{spelling(index)}\"")}}] } }, "flags": {
                  "o": { "flagType": "object", "defaultValue": { {{members}} } },
                  "v": { "flagType": "integer", "defaultValue": 0, "variants": { {{members}} } } } }
                """).Build();

            Assert.Null(build.Generated.Exception);
        });

    private static void Compile(string manifest) => SmallStack.Run(() => TestProject.With(manifest).Build().AssertClean());

    private static int LengthOf(string manifest) => TestProject.With(manifest).Build().Generated.GeneratedSources
        .Where(source => !source.HintName.EndsWith("-Manifest.g.cs", StringComparison.Ordinal)).Sum(source => source.SourceText.Length);

    private static string Flags(IEnumerable<string> values)
        => "{ \"flags\": {" + string.Join(", ", values.Select((value, index) => $$""" "o{{index}}": { "flagType": "object", "defaultValue": {{value}} } """)) + "} }";

    private static string Nested(string open, string inner, string close, int depth)
    {
        var text = new StringBuilder();
        for (var level = 0; level < depth; level++)
        {
            text.Append(open);
        }

        text.Append(inner);
        for (var level = 0; level < depth; level++)
        {
            text.Append(close);
        }

        return text.ToString();
    }

    private static string Join(int count, Func<int, string> write) => string.Join(", ", Enumerable.Range(0, count).Select(write));
}
