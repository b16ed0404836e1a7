namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL2004: audiences that have no effect, and similar ones that have an effect.</summary>
public sealed class CoverageTests
{
    [Fact]
    public void A_segment_within_an_earlier_audience() => Verify.Advice(
        Stages("""{ "segment": "staff" }""", """{|ROLL2004:{|} "when": { "employee": true, "country": "NO" } }, { "percentage": 5 }"""),
        "this audience adds no users: audience 1 of stage 's0' (segment 'staff') already includes all of its users, and earlier stages stay in force; remove it");

    [Fact]
    public void The_same_segment_again_in_a_later_stage() => Verify.Advice(
        Stages("""{ "segment": "staff" }""", """{ "percentage": 5 }""", """{|ROLL2004:{|} "segment": "staff" }, { "percentage": 50 }"""),
        "this audience adds no users: audience 1 of stage 's0' (segment 'staff') already includes all of its users, and earlier stages stay in force; remove it");

    [Fact]
    public void Everyone_before_it() => Verify.Advice(
        Stages("""{ "percentage": 100 }, {|ROLL2004:{|} "segment": "staff" }, {|ROLL2004:{|} "percentage": 10 }""", """{|ROLL2004:{|} "keys": ["a"] }"""),
        "this audience can never be reached: audience 1 (everyone) comes first and includes all of its users; remove it, or move it up",
        "this audience can never be reached: audience 1 (everyone) comes first and includes all of its users; remove it, or move it up",
        "this audience adds no users: audience 1 of stage 's0' (everyone) already includes all of its users, and earlier stages stay in force; remove it");

    [Fact]
    public void A_share_that_an_earlier_audience_takes_in_already() => Verify.Advice(
        Stages("""{ "percentage": 25 }, {|ROLL2004:{|} "segment": "staff", "percentage": 25 }, { "keys": ["a"], "percentage": 25.001 }""", """{|ROLL2004:{|} "percentage": 20 }, { "percentage": 30 }"""),
        "this audience can never be reached: audience 1 (25 % of everyone) comes first and includes all of its users; remove it, or move it up",
        "this audience adds no users: audience 1 of stage 's0' (25 % of everyone) already includes all of its users, and earlier stages stay in force; remove it");

    [Fact]
    public void A_share_that_grows_beside_one_that_does() => Verify.Advice(
        Stages("""
            { "percentage": { "steps": [ { "at": "2026-01-01T00:00:00Z", "percentage": 10 }, { "at": "2026-02-01T00:00:00Z", "percentage": 50 } ] } },
            {|ROLL2004:{|} "segment": "staff", "percentage": { "from": 0, "to": 10, "start": "2026-01-01T00:00:00Z", "end": "2026-02-01T00:00:00Z" } },
            { "segment": "staff", "percentage": { "from": 0, "to": 10, "start": "2025-12-31T23:00:00Z", "end": "2026-02-01T00:00:00Z" } },
            { "keys": ["a"], "percentage": 1 }
            """),
        "this audience can never be reached: audience 1 (a growing percentage of everyone) comes first and includes all of its users; remove it, or move it up");

    [Fact]
    public void Several_audiences_together() => Verify.Advice(
        Stages("""{ "when": { "age": { "lt": 18 } } }, { "segment": "staff" }, { "when": { "age": { "gte": 10 } } }""", """{|ROLL2004:{|} "when": { "age": { "exists": true, "gt": 0 } } }"""),
        "this audience adds no users: audience 1 of stage 's0' ('age' lt 18) and audience 3 of stage 's0' ('age' gte 10) already include all of its users, and earlier stages stay in force; remove it");

    [Fact]
    public void Everyone_in_it_is_excluded() => Verify.Advice(
        Around.Rollout("""
            "exclude": ["staff"], "stages": [ { "name": "s0", "audiences": [ {|ROLL2004:{|} "when": { "employee": true, "age": 1 } }, { "when": { "employee": false } } ] } ]
            """),
        "this audience can never be reached: segment 'staff', which the rollout excludes, includes all of its users; remove it");

    [Fact]
    public void Another_serve_makes_no_difference_behind_one_that_is_always_asked_first() => Verify.Advice(
        Around.StringRollout("""
            "serve": "grid", "stages": [ { "name": "s0", "audiences": [ { "when": { "country": ["NO", "SE"] } }, {|ROLL2004:{|} "when": { "country": "SE" }, "serve": "list" } ] } ]
            """),
        """this audience can never be reached: audience 1 ('country' in ["NO", "SE"]) comes first and includes all of its users; remove it, or move it up""");

    [Theory]
    [InlineData("""{ "segment": "staff" }""", """{ "when": { "employee": { "exists": true } } }""")]
    [InlineData("""{ "segment": "staff", "percentage": 50 }""", """{ "segment": "staff" }""")]
    [InlineData("""{ "when": { "age": { "lt": 18 } } }, { "when": { "age": { "gt": 18 } } }""", """{ "when": { "age": { "exists": true } } }""")]
    [InlineData("""{ "when": { "employee": [true, false] } }""", """{ "when": { "not": { "employee": true } } }""")]
    [InlineData("""{ "when": { "device": ["ios", "android"] } }""", """{ "when": { "device": { "exists": true } } }""")]
    [InlineData("""{ "segment": "staff" }""", """{ "percentage": 5 }, { "segment": "staff", "percentage": 0 }""")]
    public void What_makes_a_difference_after_all(string first, string second) => Verify.Advice(Stages(first, second));

    [Fact]
    public void Later_stages_cover_earlier_ones_by_design() => Verify.Advice(Stages("""{ "segment": "staff" }""", """{ "percentage": 5 }""", """{ "percentage": 100 }"""));

    [Fact]
    public void A_split_lets_those_by_who_lack_the_unit() => Verify.Advice(Around.StringRollout("""
        "stages": [ { "name": "s0", "audiences": [
          { "percentage": 100, "serve": { "split": { "grid": 1, "list": 1 } } },
          { "when": { "country": "NO" }, "serve": "grid" } ] } ]
        """));

    [Fact]
    public void A_split_takes_in_all_who_have_the_unit() => Verify.Advice(
        Around.StringRollout("""
            "stages": [ { "name": "s0", "audiences": [
              { "percentage": 100, "serve": { "split": { "grid": 1, "list": 1 } } },
              {|ROLL2004:{|} "keys": ["a"], "serve": "grid" }, {|ROLL2004:{|} "percentage": 99, "serve": "grid" } ] } ]
            """),
        "this audience can never be reached: audience 1 (everyone) comes first and includes all of its users; remove it, or move it up",
        "this audience can never be reached: audience 1 (everyone) comes first and includes all of its users; remove it, or move it up");

    private static string Stages(params string[] audiences) => Around.Rollout(
        $"\"stages\": [ {string.Join(", ", audiences.Select((stage, index) => $"{{ \"name\": \"s{index}\", \"audiences\": [ {stage} ] }}"))} ]");
}
