using System.Text;
using FsCheck;
using FsCheck.Fluent;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;
using OpenRollout.Tests.Evaluation.Reference;
using OpenRollout.Tests.Generators;
using JsonNode = System.Text.Json.Nodes.JsonNode;

namespace OpenRollout.Tests.Evaluation;

/// <summary>Verifies that a segment is compiled once and evaluated at most once per evaluation, no matter how often it is used.</summary>
public sealed class SegmentTests
{
    private const string AnyOfFive = """{ "any": [ { "country": "NO" }, { "plan": "pro" }, { "companyId": "c" }, { "employee": true }, { "age": 7 } ] }""";

    private const int Levels = 5;

    private static Arbitrary<int> Seeds => Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary();

    [Fact]
    public void Segments_that_name_each_other_twice_make_a_small_program()
        => Assert.InRange(AllocatedByCompiling(Doubling(levels: 10, audiences: 400)), 1, 4_000_000);

    [Fact]
    public void Segments_that_each_name_the_one_before_make_a_program_that_grows_with_the_manifest()
    {
        const int Count = 1_500;
        var segments = Enumerable.Range(1, Count).Select(level => $$"""
            "s{{level}}": { "when": { "all": [ { "age": { "gte": {{level}} } }, { "age": { "lt": 100000 } }, { "country": "NO" }, { "plan": "pro" }, { "segment": "s{{level - 1}}" } ] } }
            """).Prepend($$""" "s0": { "when": {{AnyOfFive}} } """);
        var audiences = Enumerable.Range(1, Count).Select(level => $$"""{ "segment": "s{{level}}" }""");
        Assert.InRange(AllocatedByCompiling(Json(string.Join(",", segments), string.Join(",", audiences))), 1, 10_000_000);
    }

    [Fact]
    public void A_segment_is_evaluated_once_however_many_ways_lead_to_it()
    {
        var program = RolloutProgram.Compile(Read(Doubling(levels: 10, audiences: 400)));
        var source = new CountingSource();
        var layers = default(ContextLayers);
        Assert.False(program.Evaluate(0, new ContextView(new AttributeValue[program.Attributes.Count], 0, source, in layers)).Value.Boolean);
        // Five tests plus one per level, each counted once for the inlined segment and once for the called segment.
        Assert.InRange(source.Reads, 15, 30);
    }

    [Fact]
    public void Required_flags_and_the_flag_itself_evaluate_a_segment_once()
    {
        var flags = Enumerable.Range(0, 50).Select(number => Manifests.Flag(
            $"f{number}", (number == 0 ? "" : $"\"requires\": [\"f{number - 1}\"],") + Manifests.Stage("""{ "when": { "not": { "segment": "five" } } }""")));
        var program = Manifests.Of(string.Join(",", flags), $$""" "five": { "when": {{AnyOfFive}} } """);
        var source = new CountingSource();
        var layers = default(ContextLayers);
        Assert.True(program.Evaluate(program.FindFlag("f49"), new ContextView(new AttributeValue[program.Attributes.Count], 0, source, in layers)).Value.Boolean);
        Assert.InRange(source.Reads, 5, 15);
    }

    [Fact]
    public void The_engine_gives_what_a_naive_reading_gives_where_segments_use_each_other_often()
        => Law.Holds(150, Seeds, seed =>
        {
            var draw = new Draw(seed);
            if (DrawGood(draw) is not { } json)
            {
                return;
            }

            var program = RolloutProgram.Compile(Read(json));
            for (var index = 0; index < 20; index++)
            {
                var user = User(draw);
                var reference = new ReferenceEvaluator(program.Manifest, new Dictionary<string, KeySet>(), user);
                Assert.All(program.Keys(), key =>
                {
                    Assert.Equal(reference.Evaluate(key), ReferenceResult.Of(program.Evaluate(key, user)));
                    Assert.Same(program.Evaluate(key, user), program.Explain(key, user).Outcome);
                });
            }
        });

    [Fact]
    public void A_flag_has_not_changed_where_another_one_uses_its_segments_too_or_no_longer()
        => Law.Holds(100, Seeds, seed =>
        {
            if (DrawGood(new Draw(seed)) is not { } json)
            {
                return;
            }

            var manifest = JsonNode.Parse(json)!;
            var before = RolloutProgram.Compile(Read(manifest.ToJsonString()));
            manifest["flags"]!.AsObject().Remove("f0");
            Assert.Equal(["f0"], before.FindChanges(RolloutProgram.Compile(Read(manifest.ToJsonString()))));
        });

    [Fact]
    public void A_flag_has_changed_where_a_segment_has_that_is_called_by_another_one()
    {
        string Manifest(string country) => Json(
            $$""" "inner": { "when": {{AnyOfFive.Replace("NO", country, StringComparison.Ordinal)}} }, "outer": { "when": { "any": [ { "segment": "inner" }, { "age": 1 }, { "age": 2 }, { "age": 3 } ] } } """,
            """{ "segment": "outer" }, { "segment": "outer", "percentage": 10 }, { "segment": "inner", "percentage": 20 }""");
        var before = RolloutProgram.Compile(Read(Manifest("NO")));
        Assert.Equal([], before.FindChanges(RolloutProgram.Compile(Read(Manifest("NO")))));
        Assert.Equal(["f"], before.FindChanges(RolloutProgram.Compile(Read(Manifest("DK")))));
    }

    [Fact]
    public void An_explanation_names_the_segment_each_time_it_is_used()
    {
        var program = RolloutProgram.Compile(Read(Json(
            $$""" "inner": { "when": {{AnyOfFive}} }, "outer": { "when": { "all": [ { "not": { "segment": "inner" } }, { "age": 1 }, { "age": 2 }, { "age": 3 } ] } } """,
            """{ "segment": "inner" }, { "segment": "outer" }, { "when": { "not": { "segment": "outer" } }, "percentage": 0 }, { "segment": "inner" }""",
            "\"exclude\": [\"outer\"],")));
        Snapshot.Matches("tests/OpenRollout.Tests/Evaluation/Explanations", "By_segments_that_are_used_often", program.Explain("f", UserContext.Of("u", ("age", 1))).ToString());
    }

    private static long AllocatedByCompiling(string json)
    {
        // Compiling releases the rollouts of a manifest's flags, so each round needs a new reading.
        var readings = new Queue<ManifestReadResult>(Enumerable.Range(0, 6).Select(_ => Read(json)));
        return Allocation.Of(() => RolloutProgram.Compile(readings.Dequeue()));
    }

    /// <summary>Returns segments that each use the previous one twice, so there are 2^levels paths to the first one.</summary>
    private static string Doubling(int levels, int audiences)
    {
        var segments = Enumerable.Range(1, levels).Select(level => $$"""
            "s{{level}}": { "when": { "any": [ { "all": [ { "segment": "s{{level - 1}}" }, { "age": {{level}} } ] }, { "segment": "s{{level - 1}}" } ] } }
            """).Prepend($$""" "s0": { "when": {{AnyOfFive}} } """);
        return Json(string.Join(",", segments), string.Join(",", Enumerable.Repeat($$"""{ "segment": "s{{levels}}" }""", audiences)));
    }

    /// <summary>Returns a manifest, or null in the rare case that a condition exceeds the size limit.</summary>
    private static string? DrawGood(Draw draw)
    {
        var json = Entangled(draw);
        return ManifestReader.Read(Encoding.UTF8.GetBytes(json)).Problems.Any(problem => problem.Id == "ROLL2007") ? null : json;
    }

    /// <summary>Returns segments that each use earlier ones, and flags that use all of them.</summary>
    private static string Entangled(Draw draw)
    {
        string Test() => draw.Between(0, 4) switch
        {
            0 => $$"""{ "age": {{draw.Between(0, 3)}} }""",
            1 => $$"""{ "country": "{{draw.Pick(["NO", "DK"])}}" }""",
            2 => $$"""{ "employee": {{(draw.Chance(50) ? "true" : "false")}} }""",
            3 => """{ "plan": { "exists": false } }""",
            _ => """{ "age": { "exists": true } }""",
        };
        string Condition(int segments, int depth) => draw.Between(0, 5) switch
        {
            0 when depth > 0 => $$"""{ "not": {{Condition(segments, depth - 1)}} }""",
            1 when depth > 0 => $$"""{ "all": [ {{string.Join(", ", Enumerable.Range(0, draw.Between(1, 3)).Select(_ => Condition(segments, depth - 1)))}} ] }""",
            2 when depth > 0 => $$"""{ "any": [ {{string.Join(", ", Enumerable.Range(0, draw.Between(1, 3)).Select(_ => Condition(segments, depth - 1)))}} ] }""",
            3 or 4 when segments > 0 => $$"""{ "segment": "s{{draw.Between(0, segments - 1)}}" }""",
            _ => Test(),
        };
        var segments = Enumerable.Range(0, Levels).Select(level => $$"""
            "s{{level}}": { "when": { "{{draw.Pick(["all", "any"])}}": [ {{string.Join(", ", Enumerable.Range(0, draw.Between(1, 4)).Select(_ => Condition(level, level < 3 ? 2 : 1)))}} ] } }
            """);
        var flags = Enumerable.Range(0, 4).Select(number => Manifests.Flag(
            $"f{number}",
            (draw.Chance(30) ? $"\"exclude\": [\"s{draw.Between(0, Levels - 1)}\"]," : "") + Manifests.Stage(string.Join(", ", Enumerable.Range(0, draw.Between(1, 4)).Select(_ => $$"""{ "when": {{Condition(Levels, 2)}} }""")))));
        return $$"""{ {{Manifests.Context}}, "segments": { {{string.Join(", ", segments)}} }, "flags": { {{string.Join(", ", flags)}} } }""";
    }

    private static UserContext User(Draw draw) => UserContext.Of(
        "u", ("age", draw.Chance(70) ? draw.Between(0, 3) : null), ("country", draw.Pick(["NO", "DK", null])), ("employee", draw.Chance(50)), ("plan", draw.Pick(["pro", null])));

    private static string Json(string segments, string audiences, string more = "")
        => $$"""{ {{Manifests.Context}}, "segments": { {{segments}} }, "flags": { {{Manifests.Flag("f", more + Manifests.Stage(audiences))}} } }""";

    private static ManifestReadResult Read(string json)
    {
        var reading = ManifestReader.Read(Encoding.UTF8.GetBytes(json));
        Assert.Equal([], reading.Problems.Where(problem => problem.IsError));
        return reading;
    }

    /// <summary>A user without attributes that counts the reads.</summary>
    private sealed class CountingSource : AttributeSource
    {
        public int Reads { get; private set; }

        public override object? Read(int ordinal, in ContextLayers layers)
        {
            Reads++;
            return null;
        }
    }
}
