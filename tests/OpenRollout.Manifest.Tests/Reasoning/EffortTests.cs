using System.Text;
using OpenRollout.Manifest.Reasoning;

namespace OpenRollout.Manifest.Tests;

/// <summary>
/// The reasoning takes little effort for any manifest. The tests measure steps, and allocated memory for work that is not
/// counted as steps, because neither depends on the load of the machine. Quadratic or exponential work would take
/// thousands of times as much.
/// </summary>
public sealed class EffortTests
{
    private const int Flags = 10_000;
    private const int HardFlags = 3_000;

    /// <summary>The maximum number of bytes allocated per step and per byte of text. The most wasteful cases need a third of it.</summary>
    private const long MostMemory = 2_000;

    [Fact]
    public void Ten_thousand_ordinary_flags_and_the_last_is_still_thought_about()
        => Assert.Equal("ROLL2005", Assert.Single(Review(Around.Flags(string.Join(",", Enumerable.Range(0, Flags).Select(number => $$"""
            "f{{number}}": { "flagType": "boolean", "defaultValue": false, "rollout": { "exclude": ["staff"], "stages": [
              { "name": "a", "audiences": [ { "when": { "country": "NO", "age": { "gte": {{number}} } } }, { "keys": ["user-{{number}}"] } ] },
              { "name": "b", "audiences": [ { "when": { "country": ["SE", "DK"], "device": "ios" }, "percentage": 50 }, { "when": { "version": { "semver": "^5.2" } }, "percentage": 25 }, { "percentage": 5 } ] },
              { "name": "c", "audiences": [ { "percentage": 100 } ] } ] } }
            """).Append("""
            "last": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [ { "name": "a", "audiences": [ { "when": { "age": { "gt": 1, "lt": 1 } } } ] } ] } }
            """)))).Problems).Id);

    [Fact]
    public void Flags_that_change_in_places_that_are_hard_to_find()
        => Review(Around.Flags(string.Join(",", Enumerable.Range(0, HardFlags).Select(number => $$"""
            "f{{number}}": { "flagType": "string", "defaultValue": "x", "variants": { "x": "x", "y": "y" }, "rollout": { "stages": [
              { "name": "a", "audiences": [ { "when": { "country": { "matches": "^N{{number % 7}}.*x$" } }, "serve": "x", "percentage": 0.001 } ] },
              { "name": "b", "audiences": [ { "serve": "y", "percentage": { "from": 0, "to": 50, "start": "2026-01-01T00:00:00Z", "end": "2026-02-01T00:00:00Z" } } ] } ] } }
            """))));

    [Fact]
    public void Alternatives_that_multiply()
    {
        // There are 2^60 combinations of alternatives, and each is a contradiction.
        var alternatives = string.Join(",", Enumerable.Range(0, 60).Select(number => $$"""{ "any": [ { "age": { "notIn": [{{number}}] } }, { "badges": { "hasAny": ["{{number}}"] } } ] }"""));
        Review(Around.Condition($$"""{ "all": [ {{alternatives}} ], "badges": { "exists": false }, "any": [ { "age": { "exists": false } }, { "age": [1, 2, 3] } ] }"""));
    }

    [Fact]
    public void Segments_deeper_than_a_stack()
    {
        var segments = string.Join(",", Enumerable.Range(1, 10_000).Select(number => $$"""  "s{{number}}": { "when": { "segment": "s{{number - 1}}" } }"""));
        Review(Around.Segments($$""" "s0": { "keys": ["a"] }, {{segments}}, "last": { "when": { "not": { "segment": "s10000" }, "targetingKey": "a" } }"""));
    }

    [Fact]
    public void Flags_that_require_each_other_by_twos()
        => Review(Around.Flags(string.Join(",", Enumerable.Range(0, 60).Select(number => $$"""
            "f{{number}}": { "flagType": "boolean", "defaultValue": true, "rollout": { "requires": [{{(number < 2 ? "" : $"\"f{number - 1}\", \"f{number - 2}\"")}}], "stages": [ { "name": "a", "audiences": [ { "percentage": 100 } ] } ] } }
            """))));

    [Fact]
    public void Thirty_thousand_keys_and_three_hundred_audiences()
    {
        var keys = string.Join(",", Enumerable.Range(0, 30_000).Select(number => $"\"user-{number}\""));
        var audiences = string.Join(",", Enumerable.Range(0, 300).Select(number => $$"""{ "when": { "segment": "many", "age": { "gte": {{number}} } }, "percentage": {{number % 100}} }"""));
        Review(Around.Stage($"\"name\": \"all\", \"audiences\": [ {audiences} ]").Replace("\"staff\":", $"\"many\": {{ \"keys\": [{keys}] }}, \"staff\":", StringComparison.Ordinal));
    }

    private static ManifestReadResult Review(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var steps = 0L;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var reading = ManifestReader.Read(bytes, "flags.json", null, (manifest, problems) => steps = Reasoner.Run(manifest, problems, (_, _) => { }));
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.Null(reading.FirstError);
        Assert.InRange(steps, 1, Budget.ForManifest);
        Assert.InRange(allocated, 1, MostMemory * (steps + bytes.Length));
        return reading;
    }
}
