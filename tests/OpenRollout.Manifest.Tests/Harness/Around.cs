namespace OpenRollout.Manifest.Tests;

/// <summary>Puts a part of a manifest into a complete, valid one, so that a test contains only the part that it tests.</summary>
internal static class Around
{
    private const string Context = """
        "context": {
            "employee": { "type": "boolean" }, "country": { "type": "string" },
            "device": { "type": "string", "values": ["ios", "android"] }, "age": { "type": "number" },
            "version": { "type": "semver" }, "signedUp": { "type": "datetime" }, "badges": { "type": "stringList" }
          },
          "segments": { "staff": { "when": { "employee": true } } },
        """;

    /// <summary>Within <c>context</c>, which has no other attributes.</summary>
    public static string Attributes(string members) => $$"""
        { "context": { {{members}} }, "flags": {} }
        """;

    /// <summary>As the value of <c>when</c>, with an attribute of each type and a segment <c>staff</c>.</summary>
    public static string Condition(string condition) => $$"""
        { {{Context}} "flags": { "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [
            { "name": "all", "audiences": [ { "when": {{condition}} } ] } ] } } } }
        """;

    /// <summary>Within <c>segments</c>, with an attribute <c>country</c>.</summary>
    public static string Segments(string members) => $$"""
        { "context": { "country": { "type": "string" } }, "segments": { {{members}} }, "flags": {} }
        """;

    /// <summary>Within <c>flags</c>.</summary>
    public static string Flags(string members) => $$"""
        { {{Context}} "flags": { {{members}} } }
        """;

    /// <summary>Within a boolean flag, after its type and default.</summary>
    public static string Flag(string members) => Flags($$"""
        "stories": { "flagType": "boolean", "defaultValue": false, {{members}} }
        """);

    /// <summary>Within the rollout of a boolean flag.</summary>
    public static string Rollout(string members) => Flag($$"""
        "rollout": { {{members}} }
        """);

    /// <summary>Within the only stage of a boolean flag.</summary>
    public static string Stage(string members) => Rollout($$"""
        "stages": [ { {{members}} } ]
        """);

    /// <summary>Within the only audience of a boolean flag.</summary>
    public static string Audience(string members) => Stage($$"""
        "name": "all", "audiences": [ { {{members}} } ]
        """);

    /// <summary>Within the rollout of a flag of strings with the variants <c>list</c> and <c>grid</c>.</summary>
    public static string StringRollout(string members) => Flags($$"""
        "layout": { "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid" }, "rollout": { {{members}} } }
        """);
}
