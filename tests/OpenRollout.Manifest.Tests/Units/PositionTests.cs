using System.Text;

namespace OpenRollout.Manifest.Tests;

/// <summary>Ranges are UTF-8 bytes after the byte order mark; positions are lines and UTF-16 columns from 1.</summary>
public sealed class PositionTests
{
    [Theory]
    [InlineData("{\"x\":1,\"flags\":{}}", 2, 1, 1, 3, 1, 4)]
    [InlineData("{\n  \"x\": 1, \"flags\": {} }", 5, 1, 2, 4, 2, 5)]
    [InlineData("{\r\n  \"x\": 1, \"flags\": {} }", 6, 1, 2, 4, 2, 5)]
    [InlineData("{\r  \"x\": 1, \"flags\": {} }", 5, 1, 2, 4, 2, 5)]
    [InlineData("{\r\r\n\n  \"x\": 1, \"flags\": {} }", 8, 1, 4, 4, 4, 5)]
    [InlineData("{\"$schema\":\"é\",\"x\":1,\"flags\":{}}", 17, 1, 1, 17, 1, 18)]
    [InlineData("{\"$schema\":\"日\",\"x\":1,\"flags\":{}}", 18, 1, 1, 17, 1, 18)]
    [InlineData("{\"$schema\":\"😀\",\"x\":1,\"flags\":{}}", 19, 1, 1, 18, 1, 19)]
    [InlineData("{\"$schema\":\"e\u0301👩‍👩‍👧\",\n\"x\":1,\"flags\":{}}", 37, 1, 2, 2, 2, 3)]
    [InlineData("{\"$schema\":\"\u2028\u0085\",\"x\":1,\"flags\":{}}", 20, 1, 1, 18, 1, 19)]
    [InlineData("{\"😀\":1,\"flags\":{}}", 2, 4, 1, 3, 1, 5)]
    [InlineData("{\"flags\":{},\"\\u0078\":1}", 13, 6, 1, 14, 1, 20)]
    public void Of_an_unknown_property(string text, int start, int length, int line, int column, int endLine, int endColumn)
    {
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)] })
        {
            var problem = Assert.Single(ReadingLaws.Hold(bytes).Problems);
            Assert.Equal(
                (new TextRange(start, length), new TextPosition(line, column), new TextPosition(endLine, endColumn)),
                (problem.Range, problem.Start, problem.End));
        }
    }

    [Fact]
    public void A_problem_prints_as_compilers_print_theirs() => Assert.Equal(
        "conf/flags.json(2,3): warning ROLL1002: the manifest has no property 'x'; if another tool uses it, start its name with 'x-'",
        Assert.Single(ManifestReader.Read("{\n \"x\": 1, \"flags\": {} }"u8, "conf/flags.json").Problems).ToString());

    [Fact]
    public void A_thousand_problems_on_one_long_line()
    {
        var members = string.Join(',', Enumerable.Range(0, 1_000).Select(number => $"\"{new string('é', 500)}{number}\":0"));
        var problems = ManifestReader.Read(Encoding.UTF8.GetBytes($"{{{members},\"flags\":{{}}}}")).Problems;
        Assert.Equal(1_000, problems.Count);
        // Ten names end in one digit, ninety in two, and the rest in three; each is surrounded by five characters.
        var before = (999 * 505) + 10 + (90 * 2) + (899 * 3);
        Assert.Equal(new TextPosition(1, 3 + before), problems[999].Start);
    }

    [Fact]
    public void The_model_knows_where_its_names_stand()
    {
        const string Text = """
            { "context": { "land": { "type": "string" } }, "segments": { "ü": { "when": { "land": { "in": ["NO"] } } } },
              "flags": { "😀.a": { "flagType": "boolean", "defaultValue": false, "rollout": { "exclude": ["ü"], "stages": [ { "name": "b", "audiences": [ { "percentage": 100 } ] } ] } } } }
            """;
        var manifest = Verify.IsGood(Text);
        var bytes = Encoding.UTF8.GetBytes(Text);
        var rollout = manifest.Flags[0].GetRollout()!;
        Assert.Equal(
            ["land", "ü", "in", "😀.a", "ü", "b", "{"],
            new[] { manifest.Attributes[0].Range, manifest.Segments[0].Range, manifest.Segments[0].Condition!.Range, manifest.Flags[0].Range, rollout.Exclude[0].Range, rollout.Stages[0].Range, rollout.Stages[0].Audiences[0].Range }
                .Select(range => Encoding.UTF8.GetString(bytes, range.Start, range.Length)));
    }
}
