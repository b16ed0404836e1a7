namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL1002: properties that the format does not know. A warning: other tools may have put them there.</summary>
public sealed class UnknownPropertyTests
{
    [Fact]
    public void The_nearest_known_name_is_offered() => Verify.Problems(
        Around.Flag("""
            "{|ROLL1002:desciption|}": "x", "lifecycle": { "{|ROLL1002:owners|}": "me" }, "rollout": {
                "stages": [ { "name": "a", "{|ROLL1002:sinse|}": "2026-01-01", "audiences": [
                    { "{|ROLL1002:percent|}": 5, "percentage": { "{|ROLL1002:step|}": 1, "steps": [ { "at": "2026-01-01T00:00:00Z", "percentage": 1, "{|ROLL1002:At|}": 1 } ] } } ] } ],
                "serve": { "split": { "on": 1 }, "{|ROLL1002:Split|}": {} } }
            """),
        "a flag has no property 'desciption'; did you mean 'description'?",
        "a lifecycle has no property 'owners'; did you mean 'owner'?",
        "a stage has no property 'sinse'; did you mean 'since'?",
        "an audience has no property 'percent'",
        "a ramp has no property 'step'; did you mean 'steps'?",
        "a step has no property 'At'; did you mean 'at'?",
        "serve has no property 'Split'; did you mean 'split'?");

    [Fact]
    public void Every_kind_of_object_is_looked_at() => Verify.Problems(
        """
        { "{|ROLL1002:version|}": 1, "context": { "age": { "type": "number", "{|ROLL1002:unit|}": "years" } },
          "segments": { "a": { "keys": [], "{|ROLL1002:people|}": 1 } },
          "flags": { "b": { "flagType": "boolean", "defaultValue": true, "rollout": { "stages": [], "{|ROLL1002:strategy|}": 1 } } } }
        """,
        "the manifest has no property 'version'",
        "an attribute has no property 'unit'",
        "a segment has no property 'people'",
        "a rollout has no property 'strategy'");

    [Fact]
    public void An_unknown_property_does_not_refuse_the_manifest()
        => Assert.Null(Verify.Problems(Around.Flag("""
            "{|ROLL1002:x-vendor|}": { "any": ["thing"] }
            """), "a flag has no property 'x-vendor'").FirstError);

    [Fact]
    public void Known_properties_written_with_escapes_are_known()
        => Verify.IsGood("""{ "fl\u0061gs": { "a": { "fl\u0061gType": "boolean", "default\u0056alue": true } } }""");

    [Fact]
    public void No_number_of_warnings_hides_an_error()
    {
        var vendor = string.Join(", ", Enumerable.Range(0, 1_500).Select(number => $"\"x-{number}\": 0"));
        var reading = Laws.Hold(System.Text.Encoding.UTF8.GetBytes($$"""{ {{vendor}}, "flags": { "a": 1 } }"""), limit: 50);
        Assert.Equal("a flag must be an object, not 1", reading.FirstError?.Message);
        Assert.Equal(1_001, reading.Problems.Count);
    }
}
