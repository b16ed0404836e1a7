using System.Text;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Tests;

/// <summary>Each problem's message is a single line of visible characters, for all names and values of a manifest.</summary>
public sealed class InvisibleTextTests
{
    private const string Hostile = "a\r\n2026-01-01 [ERR] forged\u001b[2K\u0085\u2028\u2029\u202e\u200b";

    public static TheoryData<string> Manifests =>
    [
        """{ "HOSTILE": 1, "flags": {} }""",
        """{ "flags": { "HOSTILE": 1 } }""",
        """{ "flags": { "HOSTILE": { "flagType": "HOSTILE", "defaultValue": "HOSTILE", "HOSTILE": 1, "rollout": { "HOSTILE": 1 } } } }""",
        """{ "context": { "HOSTILE": { "type": "HOSTILE", "HOSTILE": 1 } }, "flags": {} }""",
        """{ "segments": { "HOSTILE": { "segment": "HOSTILE" } }, "flags": {} }""",
        """{ "segments": { "HOSTILE": { "when": { "segment": "HOSTILE" } } }, "flags": {} }""",
        """{ "segments": { "a": { "when": { "HOSTILE": { "HOSTILE": "HOSTILE" } } } }, "flags": {} }""",
        """{ "flags": { "HOSTILE": { "flagType": "boolean", "defaultValue": true, "rollout": { "stage": "HOSTILE", "requires": ["HOSTILE"], "stages": [ { "name": "b", "audiences": [ { "segment": "HOSTILE", "percentage": "HOSTILE" } ] } ] } } } }""",
        """{ "flags": { "HOSTILE": { "flagType": "boolean", "defaultValue": true }, "HOSTILE": { "flagType": "boolean", "defaultValue": true } } }""",
        """{ "context": { "age": { "type": "string" } }, "flags": { "a": { "flagType": "boolean", "defaultValue": true, "rollout": { "stages": [ { "name": "b", "audiences": [ { "when": { "all": [ { "age": { "eq": "HOSTILE" } }, { "age": { "eq": "x" } } ] } } ] } ] } } } }""",
    ];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void A_message_is_one_line_of_visible_characters(string manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var reading = ManifestReview.Read(Encoding.UTF8.GetBytes(manifest.Replace("HOSTILE", System.Text.Json.JsonEncodedText.Encode(Hostile).ToString(), StringComparison.Ordinal)));
        var problems = reading.Problems;
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Equal(PlainText.Escape(problem.ToString()), problem.ToString()));
    }
}
