using System.Text;
using OpenRollout.Evaluation;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Tests.Generators;

/// <summary>Builds the manifests that tests use.</summary>
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

    /// <summary>Compiles a manifest with the attributes of <see cref="Context"/>.</summary>
    /// <param name="flags">The members of flags.</param>
    /// <param name="segments">The members of segments.</param>
    public static RolloutProgram Of(string flags, string segments = "")
        => Compile($$"""{ {{Context}}, "segments": { {{segments}} }, "flags": { {{flags}} } }""");

    /// <summary>Returns a boolean flag that is off by default.</summary>
    /// <param name="key">The flag's key.</param>
    /// <param name="rollout">The members of the flag's rollout.</param>
    public static string Flag(string key, string rollout)
        => $$"""  "{{key}}": { "flagType": "boolean", "defaultValue": false, "rollout": { {{rollout}} } } """;

    /// <summary>Returns the members of a rollout with one stage, which is active.</summary>
    /// <param name="audiences">The items of its audiences.</param>
    public static string Stage(string audiences) => $$"""  "stage": "s", "stages": [ { "name": "s", "audiences": [ {{audiences}} ] } ] """;

    /// <summary>Compiles a manifest with a flag <c>f</c> that has one active stage, <c>s</c>.</summary>
    /// <param name="audiences">The items of its audiences.</param>
    /// <param name="segments">The members of segments.</param>
    /// <param name="more">Further members of the rollout, with a trailing comma.</param>
    public static RolloutProgram OneFlag(string audiences, string segments = "", string more = "")
        => Of(Flag("f", more + Stage(audiences)), segments);

    /// <summary>Returns whether a condition holds for a user, determined by whether an audience with that condition includes the user.</summary>
    public static bool Holds(string condition, UserContext user, string segments = "")
    {
        var program = OneFlag($$"""{ "when": {{condition}} }""", segments);
        var outcome = program.Evaluate("f", user);
        Assert.Equal(outcome.Value.Boolean ? EvaluationReason.TargetingMatch : EvaluationReason.Default, outcome.Reason);
        return outcome.Value.Boolean;
    }
}
