using OpenFeature.Model;

namespace OpenRollout.Reliability.Tests.Reloads;

/// <summary>
/// Manifests of ten flags whose values carry the manifest's number: positive for users who are in, negative for others.
/// The users who are in never change, so a value shows whether it is torn, wrong or old.
/// </summary>
internal static class Generations
{
    public const int FlagCount = 10;

    public static IReadOnlyList<EvaluationContext> Users { get; } =
        [.. Enumerable.Range(0, 20).Select(user => EvaluationContext.Builder().SetTargetingKey($"user-{user}").Set("country", user % 2 == 0 ? "NO" : "DE").Build())];

    public static string KeyOf(int flag) => $"flag-{flag}";

    /// <summary>Returns the manifest of a generation, counted from 1. Each has another order than the one before.</summary>
    public static string Manifest(int generation)
    {
        // Flags and attributes change their order with each generation, so that an outdated index is detected.
        var order = Enumerable.Range(0, FlagCount).Select(place => (place + generation) % FlagCount);
        var attributes = new[] { "country", "plan", "age" }.Select((_, place) => new[] { "country", "plan", "age" }[(place + generation) % 3]);
        return $$"""
            {
              "context": { {{string.Join(", ", attributes.Select(name => $$""" "{{name}}": { "type": "string" } """))}} },
              "flags": { {{string.Join(",\n", order.Select(flag => Flag(flag, generation)))}} }
            }
            """;
    }

    private static string Flag(int flag, int generation)
    {
        var audience = (flag % 5) switch
        {
            0 => """{ "when": { "country": "NO" } }""",
            1 => """{ "percentage": 50 }""",
            2 => """{ "keys": ["user-1", "user-2", "user-3", "user-4", "user-5", "user-6", "user-7", "user-8", "user-9", "user-10"] }""",
            3 => """{ "when": { "country": { "matches": "^N." } }, "percentage": 80 }""",
            _ => """{ "when": { "country": { "in": ["NO", "SE"] } } }, { "percentage": 10 }""",
        };
        return $$"""
            "{{KeyOf(flag)}}": {
              "flagType": "integer", "defaultValue": -{{generation}}, "variants": { "out": -{{generation}}, "in": {{generation}} },
              "rollout": { "serve": "in", "stage": "one", "stages": [{ "name": "one", "audiences": [{{audience}}] }] }
            }
            """;
    }
}
