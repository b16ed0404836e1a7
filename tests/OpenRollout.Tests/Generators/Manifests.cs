using System.Text;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Tests.Generators;

/// <summary>Manifests as tests write them.</summary>
internal static class Manifests
{
    /// <summary>One attribute of each type.</summary>
    public const string Context = """
        "context": {
          "country": { "type": "string" },
          "plan": { "type": "string", "values": ["free", "pro"] },
          "companyId": { "type": "string" },
          "employee": { "type": "boolean" },
          "age": { "type": "number" },
          "appVersion": { "type": "semver" },
          "signedUp": { "type": "datetime" },
          "badges": { "type": "stringList" }
        }
        """;

    public static RolloutProgram Compile(string json, params (string Segment, string[] Keys)[] cohorts)
    {
        var reading = ManifestReader.Read(Encoding.UTF8.GetBytes(json));
        Assert.Equal([], reading.Problems.Where(problem => problem.IsError));
        return RolloutProgram.Compile(reading, cohorts.ToDictionary(cohort => cohort.Segment, cohort => new KeySet(cohort.Keys)));
    }

    /// <summary>A manifest with the attributes of <see cref="Context"/>.</summary>
    /// <param name="flags">The members of flags.</param>
    /// <param name="segments">The members of segments.</param>
    public static RolloutProgram Of(string flags, string segments = "")
        => Compile($$"""{ {{Context}}, "segments": { {{segments}} }, "flags": { {{flags}} } }""");

    /// <summary>A boolean flag, off by default.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="rollout">The members of its rollout.</param>
    public static string Flag(string key, string rollout)
        => $$"""  "{{key}}": { "flagType": "boolean", "defaultValue": false, "rollout": { {{rollout}} } } """;

    /// <summary>The members of a rollout with one stage, which is active.</summary>
    /// <param name="audiences">The items of its audiences.</param>
    public static string Stage(string audiences) => $$"""  "stage": "s", "stages": [ { "name": "s", "audiences": [ {{audiences}} ] } ] """;

    /// <summary>A manifest with a flag <c>f</c> with one stage <c>s</c>, which is active.</summary>
    /// <param name="audiences">The items of its audiences.</param>
    /// <param name="segments">The members of segments.</param>
    /// <param name="more">Members of the rollout, with a comma behind them.</param>
    public static RolloutProgram OneFlag(string audiences, string segments = "", string more = "")
        => Of(Flag("f", more + Stage(audiences)), segments);

    /// <summary>Whether a condition holds for a user, seen as whether an audience takes them in.</summary>
    public static bool Holds(string condition, UserContext user, string segments = "")
    {
        var program = OneFlag($$"""{ "when": {{condition}} }""", segments);
        var outcome = program.Evaluate("f", user);
        Assert.Equal(outcome.Value.Boolean ? EvaluationReason.TargetingMatch : EvaluationReason.Default, outcome.Reason);
        return outcome.Value.Boolean;
    }
}
