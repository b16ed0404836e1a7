namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL2006: changes that give users who are in another value or exclude them, and changes that affect no user.</summary>
public sealed class ChangeTests
{
    [Fact]
    public void A_later_stage_serves_something_else() => Verify.Advice(
        Around.StringRollout("""
            "stage": "a", "stages": [
              { "name": "a", "audiences": [ { "when": { "country": "NO", "age": { "gte": 18 } }, "serve": "grid" } ] },
              { "name": "b", "audiences": [ {|ROLL2006:{|} "percentage": 100, "serve": "list" } ] } ]
            """),
        """a user who is in gets another value: {"country":"NO","age":18} gets "grid" at stage 'a' and "list" at stage 'b'; serve the same value here, or leave these users out""");

    [Fact]
    public void A_share_of_those_who_are_in() => Verify.Advice(
        Around.StringRollout("""
            "serve": "grid", "stages": [
              { "name": "a", "audiences": [ { "percentage": 10 } ] },
              { "name": "b", "audiences": [ {|ROLL2006:{|} "segment": "staff", "percentage": 5, "serve": "list" }, { "percentage": 50 } ] } ]
            """),
        """a user who is in gets another value: {"employee":true,"targetingKey":"user-1"} gets "grid" at stage 'a' and "list" at stage 'b'; serve the same value here, or leave these users out""");

    [Fact]
    public void A_split_that_is_decided() => Verify.Advice(
        Around.StringRollout("""
            "stages": [
              { "name": "a", "audiences": [ { "percentage": 50, "serve": { "split": { "grid": 1, "list": 1 } } } ] },
              { "name": "b", "audiences": [ {|ROLL2006:{|} "percentage": 100, "serve": "grid" } ] } ]
            """),
        """a user who is in gets another value: {"targetingKey":"user-11"} gets "list" at stage 'a' and "grid" at stage 'b'; serve the same value here, or leave these users out""");

    [Fact]
    public void A_flag_that_is_taken_away_from_a_segment() => Verify.Advice(
        Around.Rollout("""
            "stages": [ { "name": "a", "audiences": [ { "percentage": 50 } ] }, { "name": "b", "audiences": [ {|ROLL2006:{|} "segment": "staff", "serve": "off" }, { "percentage": 100 } ] } ]
            """),
        """a user who is in gets another value: {"employee":true,"targetingKey":"user-1"} gets true at stage 'a' and false at stage 'b'; serve the same value here, or leave these users out""");

    [Fact]
    public void A_schedule() => Verify.Advice(
        Around.StringRollout("""
            "stages": [
              { "name": "a", "startsAt": "2026-01-01T00:00:00Z", "audiences": [ { "segment": "staff", "serve": "grid" } ] },
              { "name": "b", "startsAt": "2026-02-01T00:00:00Z", "audiences": [ {|ROLL2006:{|} "percentage": 100, "serve": "list" } ] } ]
            """),
        """a user who is in gets another value: {"employee":true} gets "grid" at stage 'a' on 2026-01-31T23:59:59.9999999Z and "list" at stage 'b' on 2026-02-01T00:00:00Z; serve the same value here, or leave these users out""");

    [Fact]
    public void A_share_that_grows_over_those_who_are_in() => Verify.Advice(
        Around.StringRollout("""
            "stages": [ { "name": "a", "audiences": [
              {|ROLL2006:{|} "segment": "staff", "serve": "grid", "percentage": { "from": 0, "to": 100, "start": "2026-01-01T00:00:00Z", "end": "2026-02-01T00:00:00Z" } },
              { "percentage": 100, "serve": "list" } ] } ]
            """),
        """a user who is in gets another value: {"employee":true} gets "list" at stage 'a' on 2026-01-01T00:00:00Z and "grid" at stage 'a' on 2026-02-01T00:00:00Z; serve the same value here, or leave these users out""");

    [Fact]
    public void A_required_flag_that_turns_off() => Verify.Advice(
        Around.Flags("""
            "old": { "flagType": "boolean", "defaultValue": true, "rollout": { "stages": [ { "name": "gone", "audiences": [ { "when": { "country": "NO" } } ] } ] } },
            "new": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["{|ROLL2006:old|}"], "stage": "all", "stages": [ { "name": "all", "audiences": [ { "segment": "staff" } ] } ] } }
            """),
        """a user who is in drops out when 'old' turns off: {"employee":true,"country":"NO"} is in before the first stage of 'old' and not at stage 'gone' of 'old'; require a flag that stays on""");

    [Fact]
    public void A_required_flag_that_serves_false_later() => Verify.Advice(
        Around.Flags("""
            "old": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [
              { "name": "on", "audiences": [ { "percentage": 100 } ] }, { "name": "off", "audiences": [ {|ROLL2006:{|} "segment": "staff", "serve": "off" } ] } ] } },
            "new": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["{|ROLL2006:old|}"], "stages": [ { "name": "all", "audiences": [ { "percentage": 100 } ] } ] } }
            """),
        """a user who is in gets another value: {"employee":true} gets true at stage 'on' and false at stage 'off'; serve the same value here, or leave these users out""",
        """a user who is in drops out when 'old' turns off: {"employee":true} is in at stage 'on' of 'old' and not at stage 'off' of 'old' (all other flags are at their last stage); require a flag that stays on""");

    [Fact]
    public void A_value_that_changes_behind_a_required_flag() => Verify.Advice(
        Around.Flags("""
            "base": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "x", "stages": [ { "name": "x", "audiences": [ { "keys": ["vip"] } ] } ] } },
            "layout": { "flagType": "string", "defaultValue": "a", "variants": { "a": "a", "b": "b" }, "rollout": { "requires": ["base"], "stages": [
              { "name": "one", "audiences": [ { "percentage": 100, "serve": "a" } ] }, { "name": "two", "audiences": [ {|ROLL2006:{|} "percentage": 100, "serve": "b" } ] } ] } }
            """),
        """a user who is in gets another value: {"targetingKey":"vip"} gets "a" at stage 'one' and "b" at stage 'two'; serve the same value here, or leave these users out""");

    [Theory]
    [InlineData("""{ "when": { "country": "NO" }, "serve": "grid" }""", """{ "when": { "country": "SE" }, "serve": "list" }""")]
    [InlineData("""{ "when": { "country": "NO" }, "serve": "grid" }""", """{ "percentage": 100, "serve": "other-grid" }""")]
    [InlineData("""{ "when": { "country": "NO" }, "serve": "grid" }""", """{ "when": { "country": "NO" }, "serve": "grid", "percentage": 0 }, { "when": { "not": { "country": "NO" } }, "serve": "list" }""")]
    [InlineData("""{ "segment": "file", "serve": "grid" }""", """{ "when": { "not": { "segment": "file" } }, "serve": "list" }""")]
    public void Those_who_are_in_are_left_out_or_get_the_same(string first, string second) => Verify.Advice(Around.StringRollout($$"""
        "stages": [ { "name": "a", "audiences": [ {{first}} ] }, { "name": "b", "audiences": [ {{second}} ] } ]
        """).Replace("\"grid\": \"grid\"", "\"grid\": \"grid\", \"other-grid\": \"grid\"", StringComparison.Ordinal)
        .Replace("\"staff\":", "\"file\": { \"keysFrom\": \"a.txt\" }, \"staff\":", StringComparison.Ordinal));

    [Fact]
    public void Nobody_is_in_a_flag_that_is_switched_off() => Verify.Advice(Around.Flags("""
        "layout": { "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid" }, "enabled": false, "rollout": { "stages": [
          { "name": "a", "audiences": [ { "segment": "staff", "serve": "grid" } ] }, { "name": "b", "audiences": [ { "percentage": 100, "serve": "list" } ] } ] } }
        """));

    [Fact]
    public void A_required_flag_that_stays_on() => Verify.Advice(Around.Flags("""
        "base": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [ { "name": "a", "audiences": [ { "segment": "staff" } ] }, { "name": "b", "audiences": [ { "percentage": 50 } ] } ] } },
        "fixed": { "flagType": "boolean", "defaultValue": true },
        "new": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["base", "fixed"], "stages": [ { "name": "all", "audiences": [ { "percentage": 100 } ] } ] } }
        """));
}
