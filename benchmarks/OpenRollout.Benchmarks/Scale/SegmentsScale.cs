using System.Text;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest;

namespace OpenRollout.Benchmarks;

/// <summary>Measures segments that refer to each other, which would be very large if every use were inlined, and a flag with an audience for each use of the last one.</summary>
internal sealed class SegmentsScale : ScaleSection
{
    private const string First = """ "s0": { "when": { "any": [ { "country": "NO" }, { "plan": "pro" }, { "age": 7 }, { "employee": true } ] } } """;

    public override IReadOnlyList<string> Columns => ["segments", "audiences", "conditions written out", "manifest", "loading", "memory kept", "one evaluation"];

    public override IEnumerable<IReadOnlyList<string>> Measure()
    {
        // Each segment refers to the one before it twice.
        foreach (var audiences in new[] { 1, 40, 400, 4_000 })
        {
            yield return Measure(10, audiences, 10_000L * audiences, level => $$"""{ "any": [ { "all": [ { "segment": "s{{level}}" }, { "age": {{level}} } ] }, { "segment": "s{{level}}" } ] }""", _ => 10);
        }

        // Each segment refers to the one before it, and each has an audience.
        foreach (var levels in new[] { 100, 1_000, 3_000 })
        {
            yield return Measure(levels, levels, 3L * levels * levels / 2, level => $$"""{ "all": [ { "not": { "age": {{level}} } }, { "segment": "s{{level}}" } ] }""", audience => audience + 1);
        }
    }

    private static string[] Measure(int levels, int audiences, long writtenOut, Func<int, string> condition, Func<int, int> used)
    {
        var segments = Enumerable.Range(0, levels).Select(level => $$""" "s{{level + 1}}": { "when": {{condition(level)}} } """).Prepend(First);
        var manifest = Encoding.UTF8.GetBytes($$"""
            { "context": { "country": { "type": "string" }, "plan": { "type": "string" }, "age": { "type": "number" }, "employee": { "type": "boolean" } },
              "segments": { {{string.Join(", ", segments)}} },
              "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [
                {{string.Join(", ", Enumerable.Range(0, audiences).Select(audience => $$"""{ "segment": "s{{used(audience)}}" }"""))}} ] } ] } } } }
            """);
        var program = RolloutProgram.Compile(ManifestReader.Read(manifest));
        var attributes = new AttributeValue[program.Attributes.Count];
        return
        [
            Words.Invariant($"{levels + 1:#,0}"),
            Words.Invariant($"{audiences:#,0}"),
            Words.Invariant($"some {writtenOut:#,0}"),
            Words.Bytes(manifest.Length),
            Words.Time(Timing.OfOne(() => new OpenRolloutProvider(manifest), 5)),
            Words.Bytes(Retained.By(() => new OpenRolloutProvider(manifest))),
            Words.Time(Timing.Of(_ => program.EvaluateBoolean(0, new ContextView(attributes, 0)) == true)),
        ];
    }
}
