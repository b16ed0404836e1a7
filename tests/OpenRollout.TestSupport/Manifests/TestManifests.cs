namespace OpenRollout.TestSupport;

/// <summary>Manifests for tests of what is around the engine.</summary>
internal static class TestManifests
{
    /// <summary>The place of the error in it is line 2, column 22.</summary>
    public const string Bad = """
        { "flags": {
          "on": { "flagType": "bool", "defaultValue": false } } }
        """;

    public const string Empty = """{ "flags": {} }""";

    /// <summary>Boolean flags without a rollout.</summary>
    public static string Of(params (string Key, bool Value)[] flags)
        => $$"""{ "flags": { {{string.Join(", ", flags.Select(flag => $$"""  "{{flag.Key}}": { "flagType": "boolean", "defaultValue": {{(flag.Value ? "true" : "false")}} } """))}} } }""";

    /// <summary>One flag named "on" that is on or off.</summary>
    public static string On(bool value = true) => Of(("on", value));
}
