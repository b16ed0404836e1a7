namespace OpenRollout.Manifest.Tests;

/// <summary>Each kind of problem of an overlay, at its own position.</summary>
public sealed class OverlayProblemTests
{
    [Theory]
    [InlineData("{|ROLL1010:environments|}", "[]", "the manifest lists the environments that have an overlay; change the list there")]
    [InlineData("{|ROLL1010:guardrails|}", "{}", "a guardrail means the same in every environment; change it in the manifest, or choose guardrails with 'watch' in a flag's 'rollout'")]
    [InlineData("{|ROLL1010:context|}", "{}", "code and conditions use the same attributes in every environment; declare them in the manifest")]
    public void The_manifest_alone_sets(string name, string value, string reason)
        => Layered.Problems($$"""{ "{{name}}": {{value}} }""", $"an overlay cannot set '{MarkedName(name)}': {reason}");

    [Theory]
    [InlineData("{|ROLL1010:flagType|}", "\"string\"", "code and types are the same in every environment; change it in the manifest")]
    [InlineData("{|ROLL1010:defaultValue|}", "true", "code and types are the same in every environment; change it in the manifest, or add an audience to a stage, with its own 'serve' if necessary")]
    [InlineData("{|ROLL1010:variants|}", "{}", "code and types are the same in every environment; change it in the manifest")]
    [InlineData("{|ROLL1010:lifecycle|}", "{}", "a flag has one owner and one lifetime; change it in the manifest")]
    [InlineData("{|ROLL1010:metadata|}", "{}", "the metadata of a flag is the same in every environment; change it in the manifest")]
    public void The_manifest_alone_sets_for_a_flag(string name, string value, string reason)
        => Layered.Problems($$"""{ "flags": { "stories": { "{{name}}": {{value}} } } }""", $"an overlay cannot set '{MarkedName(name)}': {reason}");

    [Theory]
    [InlineData("{|ROLL1010:serve|}", "\"on\"", "a rollout serves the same in every environment; change it in the manifest, or set 'serve' in the audiences of a stage")]
    [InlineData("{|ROLL1010:requires|}", "[]", "a flag requires the same flags in every environment; change it in the manifest")]
    [InlineData("{|ROLL1010:unit|}", "\"country\"", "users are assigned to buckets by the same attribute in every environment; change it in the manifest")]
    public void The_manifest_alone_sets_for_a_rollout(string name, string value, string reason)
        => Layered.Problems($$"""{ "flags": { "stories": { "rollout": { "{{name}}": {{value}} } } } }""", $"an overlay cannot set '{MarkedName(name)}': {reason}");

    [Fact]
    public void The_manifest_alone_names_stages_and_adds_rollouts()
    {
        Layered.Problems(
            """{ "flags": { "stories": { "rollout": { "stages": { "full": { "{|ROLL1010:name|}": "all" } } } } } }""",
            "an overlay cannot set 'name': the name of the property is the name of the stage; remove it, or rename the stage in the manifest");
        Layered.Problems(
            """{ "flags": { "limit": { "rollout": {|ROLL1010:{|} "stage": "full" } } } }""",
            "an overlay cannot add a rollout: the flag has none in the manifest, which defines the stages; add the rollout there");
    }

    [Fact]
    public void Unknown_flags_segments_and_stages()
        => Layered.Problems(
            """
            {
              "segments": { "{|ROLL2003:tester|}": { "keys": ["a"] }, "{|ROLL2003:else|}": { "keys": ["a"] } },
              "flags": {
                "{|ROLL2003:storys|}": { "enabled": false },
                "chat": { "rollout": { "stage": "{|ROLL2003:som|}", "exclude": ["{|ROLL2003:yung|}"], "stages": { "{|ROLL2003:al|}": { "since": "2026-01-01" } } } }
              }
            }
            """,
            "the manifest has no segment 'tester'; did you mean 'testers'?",
            "the manifest has no segment 'else'; an overlay can only change what the manifest has",
            "the manifest has no flag 'storys'; did you mean 'stories'?",
            "unknown stage 'som'; did you mean 'some'?",
            "unknown segment 'yung'; did you mean 'young'?",
            "the manifest has no stage 'al'; did you mean 'all'?");

    [Fact]
    public void Unknown_properties()
        => Layered.Problems(
            """
            {
              "{|ROLL1002:flag|}": {},
              "flags": { "stories": { "{|ROLL1002:enable|}": false, "{|ROLL1002:disabled|}": true, "rollout": { "{|ROLL1002:tracked|}": 1, "stages": { "full": { "{|ROLL1002:start|}": 1 } } } } }
            }
            """,
            "an overlay has no property 'flag'; did you mean 'flags'?",
            "a flag of an overlay has no property 'enable'; did you mean 'enabled'?",
            "a flag of an overlay has no property 'disabled'; to turn a flag off, set \"enabled\": false in the flag",
            "a rollout of an overlay has no property 'tracked'; it can have 'stage', 'stages', 'exclude', 'salt', 'watch', 'description'",
            "a stage of an overlay has no property 'start'; it can have 'since', 'startsAt', 'audiences', 'description'");

    [Fact]
    public void Values_of_other_types()
        => Layered.Problems(
            """
            {
              "$schema": {|ROLL1004:1|}, "description": {|ROLL1004:null|}, "revision": {|ROLL1004:-1|},
              "flags": {
                "limit": {|ROLL1004:null|},
                "chat": { "enabled": {|ROLL1004:null|}, "disabledSince": "{|ROLL1004:today|}", "reason": {|ROLL1004:false|}, "rollout": {|ROLL1004:[|}] },
                "stories": { "description": {|ROLL1004:2|}, "rollout": {
                  "stage": {|ROLL1004:1|}, "exclude": "{|ROLL1004:young|}", "salt": {|ROLL1004:null|},
                  "stages": { "full": { "since": {|ROLL1004:null|}, "startsAt": {|ROLL1004,ROLL1004:null|}, "audiences": {|ROLL1004:null|}, "description": {|ROLL1004:null|} }, "internal": {|ROLL1004:[|}] } } }
              }
            }
            """,
            "'$schema' must be a string, not 1",
            "'description' must be a string, not null",
            "'revision' must be a whole number from 0 to 2147483647, not -1",
            "a flag of an overlay must be an object, not null",
            "'enabled' must be true or false, not null",
            "'disabledSince' must be a date such as \"2026-09-20\", not \"today\"",
            "'reason' must be a string, not false",
            "a rollout of an overlay must be an object, not an array",
            "'description' must be a string, not 2",
            "'stage' must be a string, not 1",
            "'exclude' must be an array of strings, not \"young\"",
            "'salt' must be a string, not null",
            "'since' must be a date such as \"2026-09-20\", not null",
            "'startsAt' must be a time with seconds and offset such as \"2026-09-20T08:00:00+02:00\", not null",
            "stage 'internal' has no 'startsAt'; set it for every stage or for none",
            "'audiences' must be an array of audiences, not null",
            "'description' must be a string, not null",
            "a stage of an overlay must be an object, not an array");

    [Fact]
    public void Objects_that_are_none()
    {
        Layered.Problems("{|ROLL1004:[|}]", "an overlay must be an object, not an array");
        Layered.Problems("""{ "flags": {|ROLL1004:null|}, "segments": {|ROLL1004:1|} }""", "'flags' must be an object, not null", "'segments' must be an object, not 1");
        Layered.Problems("""{ "segments": { "testers": {|ROLL1004:null|} } }""", "a segment must be an object, not null");
        Layered.Problems("""{ "segments": { "{|ROLL1003:testers|}": { "description": "d" } } }""", "a segment needs 'when', 'keys' or 'keysFrom'");
        Layered.Problems(
            """{ "flags": { "stories": { "rollout": { "stages": {|ROLL1004:[|}{ "name": "full" }] } } } }""",
            "'stages' of an overlay must be an object with a property for each stage that it changes, such as { \"internal\": { \"since\": \"2026-09-20\" } }, not an array");
        Layered.Problems("""{ "flags": { "stories": { "rollout": { "stages": {|ROLL1004:null|} } } } }""", "'stages' of an overlay must be an object, not null");
    }

    [Fact]
    public void Duplicates()
        => Layered.Problems(
            """
            { "flags": { "stories": { "enabled": false, "{|ROLL1005:enabled|}": true, "rollout": { "stages": { "full": {}, "{|ROLL1005:full|}": {} } } }, "{|ROLL1005:stories|}": {} } }
            """,
            "duplicate property 'enabled'; remove or rename one of the two",
            "duplicate property 'full'; remove or rename one of the two",
            "duplicate property 'stories'; remove or rename one of the two");

    [Fact]
    public void Another_environment()
    {
        Layered.Problems(
            """{ "environment": "{|ROLL1004:Staging|}" }""",
            "the overlay is for 'Staging', but it is read as the overlay of 'Production'; use the overlay of 'Production', or correct the name");
        Layered.Problems("""{ "environment": {|ROLL1004:null|} }""", "'environment' must be a string, not null");
    }

    [Fact]
    public void Audiences_are_checked_like_the_manifest_s()
        => Layered.Problems(
            """
            { "segments": { "nordic": { "when": { "{|ROLL2001:contry|}": "NO" } } },
              "flags": { "stories": { "rollout": { "stages": { "full": { "audiences": [{ "segment": "{|ROLL2003:tester|}" }, {|ROLL1003:{|} }, { "percentage": 5, "serve": "{|ROLL2003:rich|}" }] } } } } } }
            """,
            "the context has no attribute 'contry'; did you mean 'country'?",
            "unknown segment 'tester'; did you mean 'testers'?",
            "an audience needs 'segment', 'when', 'keys' or 'percentage'; to include everyone, write { \"percentage\": 100 }",
            "unknown variant 'rich'; declare it in 'variants'");

    [Fact]
    public void A_schedule_is_checked_after_merging()
    {
        Layered.Problems(
            """{ "flags": { "stories": { "rollout": { "stages": { "internal": { "startsAt": "{|ROLL1004:2026-01-01T00:00:00Z|}" } } } } } }""",
            "stage 'full' has no 'startsAt'; set it for every stage or for none");
        Layered.Problems(
            """{ "flags": { "chat": { "rollout": { "stages": { "some": { "startsAt": "{|ROLL1004:2026-03-01T00:00:00Z|}" } } } } } }""",
            "stage 'all' must start after stage 'some'");
        Layered.Problems(
            """{ "flags": { "chat": { "rollout": { "stages": { "all": { "startsAt": "{|ROLL1004:2025-03-01T00:00:00Z|}" } } } } } }""",
            "stage 'all' must start after stage 'some'");
    }

    /// <summary>The guardrail and the watch of a manifest whose flags have neither.</summary>
    private const string Watching = """
        {
          "environments": ["Production"],
          "guardrails": { "errors": { "event": "checkout.failed" }, "server": { "event": "http.server.error" } },
          "flags": {
            "stories": { "flagType": "boolean", "defaultValue": false, "rollout": {
              "watch": { "guardrails": ["errors"] },
              "stages": [{ "name": "some", "audiences": [{ "percentage": 5 }] }] } },
            "chat": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [{ "name": "all", "audiences": [{ "percentage": 100 }] }] } },
            "old": { "flagType": "boolean", "defaultValue": false, "rollout": { "salt": "chat", "stages": [{ "name": "some", "audiences": [{ "percentage": 5 }] }] } }
          }
        }
        """;

    [Fact]
    public void A_watch_is_checked_like_the_manifest_s() => Layered.ProblemsOf(
        Watching,
        """{ "flags": { "stories": { "rollout": { "watch": { "guardrails": ["server", "{|ROLL2003:error|}"], "falseAlarms": {|ROLL1004:100|}, "then": {|ROLL1004:null|}, "{|ROLL1002:falseAlarm|}": 1 } } } } }""",
        "unknown guardrail 'error'; did you mean 'errors'?",
        "'falseAlarms' must be a percentage greater than 0 and at most 50 with at most three decimals, not 100",
        "'then' must be one of \"off\", \"tell\", not null",
        "'watch' has no property 'falseAlarm'; did you mean 'falseAlarms'?");

    [Fact]
    public void A_watch_states_all_of_itself() => Layered.ProblemsOf(
        Watching,
        """{ "flags": { "stories": { "rollout": { "watch": {|ROLL1003:{|} "then": "tell" } } } } }""",
        "'watch' needs 'guardrails'");

    [Fact]
    public void Users_to_compare_are_sought_after_merging()
    {
        Layered.ProblemsOf(
            Watching,
            """{ "flags": { "{|ROLL2008:stories|}": { "rollout": { "stages": { "some": { "audiences": [{ "percentage": 100 }] } } } } } }""",
            "with this overlay, in line 6 of the manifest: " + WatchTests.NothingToCompare);
        Layered.ProblemsOf(Watching, """{ "flags": { "stories": { "rollout": { "watch": { "guardrails": [] }, "stages": { "some": { "audiences": [{ "percentage": 100 }] } } } } } }""");
        Layered.ProblemsOf(Watching, """{ "flags": { "chat": { "rollout": { "salt": "new", "watch": {|ROLL2008:{|} "guardrails": ["errors"] } } } } }""", WatchTests.NothingToCompare);
    }

    [Fact]
    public void A_shared_salt_is_reported_at_the_value_of_the_overlay_that_causes_it()
    {
        Layered.ProblemsOf(Watching, """{ "flags": { "chat": { "rollout": { "salt": "{|ROLL2009:stories|}" } } } }""", WatchTests.Shared("stories", "stories", "chat"));
        Layered.ProblemsOf(Watching, """{ "flags": { "stories": { "rollout": { "salt": "{|ROLL2009:chat|}" } } } }""", WatchTests.Shared("stories", "chat", "old"));
        Layered.ProblemsOf(Watching, """{ "flags": { "old": { "rollout": { "watch": {|ROLL2009:{|} "guardrails": ["errors"] } } } } }""", WatchTests.Shared("old", "chat", "chat"));
        Layered.ProblemsOf(
            Watching,
            """{ "flags": { "stories": { "rollout": { "salt": "{|ROLL2009:x|}" } }, "old": { "rollout": { "salt": "x" } } } }""",
            WatchTests.Shared("stories", "x", "old"));
    }

    [Fact]
    public void A_cycle_is_reported_at_the_segment_of_the_overlay()
        => Layered.Problems(
            """{ "segments": { "{|ROLL2007:nordic|}": { "when": { "segment": "young" } } } }""",
            "segments refer to each other in a cycle: nordic → young → nordic; remove one of the references");

    [Fact]
    public void A_condition_of_the_manifest_that_becomes_too_large_is_reported_at_the_segment()
    {
        var many = string.Join(", ", Enumerable.Range(0, 6_000).Select(index => $$"""{ "age": {{index}} }"""));
        Layered.Problems(
            $$"""{ "segments": { "{|ROLL2007:nordic|}": { "when": { "any": [{{many}}, { "any": [{{many}}] }] } } } }""",
            "segment 'nordic' has more than 10000 conditions when its segments are expanded; simplify it");
        Layered.ProblemsOf(
            """
            {
              "environments": ["Production"], "context": { "age": { "type": "number" } },
              "segments": { "a": { "keys": ["x"] } },
              "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [
                { "name": "s", "audiences": [
                  { "when": { "all": [{ "segment": "a" }, { "segment": "a" }] } }] }] } } }
            }
            """,
            $$"""{ "segments": { "{|ROLL2007:a|}": { "when": { "any": [{{many}}] } } } }""",
            "with this overlay, in line 6 of the manifest: an audience of 'f' has more than 10000 conditions when its segments are expanded; simplify it");
    }

    [Theory]
    [InlineData("{|ROLL1001:|}", "the overlay is not valid JSON: the file is empty; write at least { \"flags\": {} }")]
    [InlineData("{ \"flags\": {}, {|ROLL1001:}|}", "the overlay is not valid JSON: trailing comma before a closing bracket; remove it")]
    [InlineData("{ {|ROLL1001:/|}/ no\n }", "the overlay is not valid JSON: comments are not allowed; use 'description' properties")]
    [InlineData("{ \"environment\": \"{|ROLL1001:\\ud800|}\" }", "the string contains half of a surrogate pair; write both halves or the character itself")]
    public void Invalid_JSON(string overlay, string message) => Layered.Problems(overlay, message);

    [Fact]
    public void Other_encodings_and_too_many_bytes()
    {
        Assert.Equal("flags.Production.json(1,1): error ROLL1001: the overlay appears to be UTF-16; save it as UTF-8", Only(System.Text.Encoding.Unicode.GetBytes("{}")));
        Assert.Equal("flags.Production.json(1,4): error ROLL1001: the overlay is not UTF-8; save it as UTF-8", Only([.. "{ \""u8, 0xFF, .. "\": 1 }"u8]));
        Assert.Equal(
            "flags.Production.json: error ROLL1001: the overlay has 67108865 bytes; at most 67108864 are allowed. Move long lists of keys to files with 'keysFrom'",
            Only(new byte[ManifestReader.MaximumLength + 1]));

        static string Only(byte[] overlay) => Assert.Single(ManifestReader.Read(Layered.Layers(Layered.Manifest, overlay)).Problems).ToString();
    }

    private static string MarkedName(string marked) => marked["{|ROLL1010:".Length..^2];
}
