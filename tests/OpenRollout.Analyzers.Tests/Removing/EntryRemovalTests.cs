using System.Text;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Removal;
using OpenRollout.Removal.Entries;

namespace OpenRollout.Analyzers.Tests.Removing;

/// <summary>The removal of a flag from the texts of its manifest and the overlays.</summary>
public sealed class EntryRemovalTests
{
    private const string Other = "\"other\": { \"flagType\": \"boolean\", \"defaultValue\": false }";
    private const string Stories = "\"stories\": { \"flagType\": \"boolean\", \"defaultValue\": false }";

    [Theory]
    [InlineData("{ \"flags\": { " + Stories + ", " + Other + " } }", "{ \"flags\": { " + Other + " } }")]
    [InlineData("{ \"flags\": { " + Other + ", " + Stories + " } }", "{ \"flags\": { " + Other + " } }")]
    [InlineData("{\r\n\t\"flags\": {\r\n\t\t" + Other + ",\r\n\t\t" + Stories + "\r\n\t}\r\n}\r\n", "{\r\n\t\"flags\": {\r\n\t\t" + Other + "\r\n\t}\r\n}\r\n")]
    [InlineData("{ \"flags\": {\n  " + Stories + "\n} }", "{ \"flags\": {} }")]
    public void The_entry_goes_with_its_comma_and_white_space(string before, string after)
    {
        var result = Run(true, before);

        Assert.Empty(result.Refusals);
        Assert.Equal(after, Assert.Single(result.Texts).Value.ToString());
    }

    [Fact]
    public void The_byte_order_mark_and_all_other_bytes_stay()
    {
        const string before = "{ \"flags\": { " + Stories + ",  \"other\" : { \"flagType\":\"boolean\", \"defaultValue\":false, \"description\": \"æ\\u00e6😀\" } } }\n\n";
        byte[] file = [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(before)];
        var text = SourceText.From(file, file.Length);
        var manifest = ManifestFiles.Create("{}") with { Text = ManifestText.Of(text) };

        var changed = EntryRemoval.Run(manifest, text, "stories", true).Texts["flags.json"];

        Assert.Equal([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(before.Replace(Stories + ",  ", "", StringComparison.Ordinal))], [.. changed.Encoding!.GetPreamble(), .. changed.Encoding.GetBytes(changed.ToString())]);
    }

    [Fact]
    public void Overlays_lose_the_entry_too()
    {
        const string head = "{ \"environments\": [\"Production\", \"Staging\"], \"flags\": { " + Other + ", ";
        var result = Run(
            true,
            head + "\"stories\": { \"flagType\": \"boolean\", \"defaultValue\": false, \"rollout\": { \"stages\": [{ \"name\": \"s\", \"audiences\": [] }] } } } }",
            ("Production", """{ "flags": { "stories": { "rollout": { "stage": "s" } } } }"""),
            ("Staging", """{ "flags": { "other": { "enabled": false }, "stories": { "enabled": false } } }"""));

        Assert.Empty(result.Refusals);
        Assert.Equal(
            ["flags.Production.json", "flags.Staging.json", "flags.json"],
            result.Texts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("""{ "flags": {} }""", result.Texts["flags.Production.json"].ToString());
        Assert.Equal("""{ "flags": { "other": { "enabled": false } } }""", result.Texts["flags.Staging.json"].ToString());
        Assert.Equal(head[..^2] + " } }", result.Texts["flags.json"].ToString());
    }

    [Fact]
    public void A_requirement_that_always_holds_goes_and_one_that_never_holds_is_refused()
    {
        const string rollout = "\"stage\": \"s\", \"stages\": [{ \"name\": \"s\", \"audiences\": [{ \"percentage\": 5 }] }]";
        var before = $$"""{ "flags": { {{Other}}, {{Stories}}, "a": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["stories", "other"], {{rollout}} } }, "b": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["stor\u0069es"], {{rollout}} } } } }""";

        var on = Run(true, before);
        Assert.Equal(before.Replace(Stories + ", ", "", StringComparison.Ordinal).Replace("\"stories\", ", "", StringComparison.Ordinal).Replace("\"requires\": [\"stor\\u0069es\"], ", "", StringComparison.Ordinal), on.Texts["flags.json"].ToString());
        Assert.Equal(["'a' no longer requires 'stories', which is always on.", "'b' no longer requires 'stories', which is always on."], on.Notices.Select(notice => notice.Reason));

        var off = Run(false, before);
        Assert.Empty(off.Texts);
        Assert.Equal(
            ["'a' requires 'stories', which is off, so its rollout has no users. Remove 'a' first.", "'b' requires 'stories', which is off, so its rollout has no users. Remove 'b' first."],
            off.Refusals.Select(refusal => refusal.Reason));
    }

    [Fact]
    public void What_only_the_flag_used_is_listed()
    {
        const string before =
            """
            {
              "context": { "tenant": { "type": "string" }, "plan": { "type": "string" }, "country": { "type": "string" } },
              "guardrails": { "errors": { "event": "error" }, "slow": { "event": "slow" } },
              "segments": { "shared": { "when": { "country": "NO" } }, "inner": { "when": { "tenant": "a" } }, "outer": { "when": { "segment": "inner" } } },
              "flags": {
                "stories": { "flagType": "boolean", "defaultValue": false, "rollout": {
                  "watch": { "guardrails": ["errors", "slow"] }, "exclude": ["shared"],
                  "stage": "s", "stages": [{ "name": "s", "audiences": [{ "segment": "outer" }, { "when": { "plan": "pro" }, "percentage": 50 }] }] } },
                "other": { "flagType": "boolean", "defaultValue": false, "rollout": {
                  "watch": { "guardrails": ["slow"] },
                  "stage": "s", "stages": [{ "name": "s", "audiences": [{ "segment": "shared", "percentage": 50 }] }] } }
              }
            }
            """;

        var result = Run(true, before);

        Assert.Empty(result.Refusals);
        Assert.Equal(
            ["attribute 'plan'", "attribute 'tenant'", "guardrail 'errors'", "segment 'inner'", "segment 'outer'"],
            result.Notices.Select(notice => notice.Reason.Replace("Only 'stories' used the ", "", StringComparison.Ordinal).TrimEnd('.')).Order(StringComparer.Ordinal));
        Assert.All(result.Notices, notice => Assert.Equal("flags.json", notice.Span.Path));
    }

    /// <summary>Each row has the rollout of the flag, and the names that are listed because no other flag or segment uses them.</summary>
    [Theory]
    [InlineData(""" "exclude": ["few"], AUDIENCES """, "attribute 'plan'", "segment 'few'")]
    [InlineData(""" "unit": "account", AUDIENCES """, "attribute 'account'")]
    [InlineData(""" AUDIENCES[{ "when": { "all": [{ "country": "NO" }, { "segment": "few" }] } }] """, "attribute 'country'", "attribute 'plan'", "segment 'few'")]
    [InlineData(""" AUDIENCES[{ "when": { "any": [{ "country": "NO" }, { "not": { "segment": "few" } }] } }] """, "attribute 'country'", "attribute 'plan'", "segment 'few'")]
    // A segment that no flag uses keeps its attribute, and so does a segment that another flag excludes.
    [InlineData(""" AUDIENCES[{ "when": { "tenant": "a" } }, { "when": { "role": "admin" } }] """)]
    public void What_the_parts_of_a_rollout_used_is_listed(string rollout, params string[] listed)
    {
        const string audiences = "\"stage\": \"s\", \"stages\": [{ \"name\": \"s\", \"audiences\": ";
        var members = rollout.TrimEnd() is var text && text.EndsWith(']') ? text.Replace("AUDIENCES", audiences, StringComparison.Ordinal) + " }]" : text.Replace("AUDIENCES", audiences + "[{ \"percentage\": 5 }] }]", StringComparison.Ordinal);
        var before = $$"""
            {
              "context": { "account": { "type": "string" }, "plan": { "type": "string" }, "country": { "type": "string" }, "tenant": { "type": "string" }, "role": { "type": "string" } },
              "guardrails": { "idle": { "event": "error" } },
              "segments": { "few": { "when": { "plan": "pro" } }, "spare": { "when": { "tenant": "b" } }, "staff": { "when": { "role": "staff" } } },
              "flags": {
                "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { {{members}} } },
                "other": { "flagType": "boolean", "defaultValue": false, "rollout": { "exclude": ["staff"], "stages": [{ "name": "s", "audiences": [{ "percentage": 5 }] }] } }
              }
            }
            """;

        var result = Run(true, before);

        Assert.Empty(result.Refusals);
        Assert.Equal(listed, result.Notices.Select(notice => notice.Reason.Replace("Only 'stories' used the ", "", StringComparison.Ordinal).TrimEnd('.')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Descriptions_that_name_the_flag_are_listed_with_line_and_column()
    {
        const string marked =
            """
            {
              "environments": ["Production"],
              "context": { "tenant": { "type": "string", "description": "Set by «æøå», «¦stories»." } },
              "segments": { "s": { "keys": ["a"], "description": "For ¦stories and others." } },
              "guardrails": { "g": { "event": "e", "description": "Neither histories nor storiesque." } },
              "flags": {
                "stories": { "flagType": "boolean", "defaultValue": true, "description": "The stories." },
                "other": { "flagType": "boolean", "defaultValue": false, "description": "¦After 'stor\u0069es'.", "metadata": { "note": "stories" }, "rollout": {
                  "stage": "s", "description": "See ¦stories.", "exclude": ["s"], "watch": { "guardrails": ["g"], "description": "¦stories" }, "stages": [{ "name": "s", "description": "Like ¦stories", "audiences": [{ "percentage": 5 }] }] } }
              }
            }
            """;
        const string overlay = "{ \"flags\": {\n  \"stories\": { \"enabled\": false, \"reason\": \"stories\" },\n  \"other\": { \"enabled\": false, \"reason\": \"Needs ¦stories.\" } } }";
        var result = Run(true, marked.Replace("¦", "", StringComparison.Ordinal), ("Production", overlay.Replace("¦", "", StringComparison.Ordinal)));

        Assert.Empty(result.Refusals);
        Assert.Equal(
            [.. Places("flags.Production.json", overlay, "reason"), .. Places("flags.json", marked, "description")],
            result.Notices.OrderBy(notice => notice).Select(notice => notice.ToString()));

        static IEnumerable<string> Places(string path, string text, string property)
            => from line in text.Split('\n').Select((text, index) => (Parts: text.Split('¦'), index))
               from part in Enumerable.Range(1, line.Parts.Length - 1)
               select $"{path}({line.index + 1},{line.Parts.Take(part).Sum(before => before.Length) + 1}): The {property} names 'stories'.";
    }

    [Fact]
    public void A_guardrail_that_another_flag_watches_in_an_environment_is_not_listed()
    {
        const string stages = "\"stages\": [{ \"name\": \"s\", \"audiences\": [{ \"percentage\": 5 }] }]";
        const string before = "{ \"environments\": [\"Production\"], \"guardrails\": { \"errors\": { \"event\": \"error\" }, \"slow\": { \"event\": \"slow\" } }, \"flags\": { "
            + "\"stories\": { \"flagType\": \"boolean\", \"defaultValue\": false, \"rollout\": { " + stages + " } }, \"other\": { \"flagType\": \"boolean\", \"defaultValue\": false, \"rollout\": { " + stages + " } } } }";

        var result = Run(true, before, ("Production", """{ "flags": { "stories": { "rollout": { "watch": { "guardrails": ["errors", "slow"] } } }, "other": { "rollout": { "watch": { "guardrails": ["slow"] } } } } }"""));

        Assert.Empty(result.Refusals);
        Assert.Equal("Only 'stories' used the guardrail 'errors'.", Assert.Single(result.Notices).Reason);
        Assert.Equal("""{ "flags": { "other": { "rollout": { "watch": { "guardrails": ["slow"] } } } } }""", result.Texts["flags.Production.json"].ToString());
    }

    [Fact]
    public void An_overlay_that_adds_a_requirement_has_an_error_so_the_entry_stays()
    {
        var before = "{ \"environments\": [\"Production\"], \"flags\": { " + Stories + ", \"other\": { \"flagType\": \"boolean\", \"defaultValue\": false, \"rollout\": { \"stages\": [{ \"name\": \"s\", \"audiences\": [] }] } } } }";

        var result = Run(true, before, ("Production", """{ "flags": { "other": { "rollout": { "requires": ["stories"] } } } }"""));

        Assert.Empty(result.Texts);
        Assert.StartsWith("The flag stays in the manifest until this error is corrected: ", Assert.Single(result.Refusals).Reason, StringComparison.Ordinal);
        Assert.Equal("flags.Production.json", result.Refusals[0].Span.Path);
    }

    [Fact]
    public void A_manifest_with_an_error_stays() => Assert.StartsWith(
        "The flag stays in the manifest until this error is corrected: ", Assert.Single(Run(true, "{ \"flags\": { " + Stories + ", \"other\": {} } }").Refusals).Reason, StringComparison.Ordinal);

    private static RemovalResult Run(object value, string manifest, params (string Environment, string Text)[] overlays)
        => EntryRemoval.Run(ManifestFiles.Create(manifest, overlays), ManifestFiles.TextOf(manifest), "stories", value);
}
