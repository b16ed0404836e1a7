namespace OpenRollout.TestSupport;

/// <summary>Manifests for tests of the code around the engine.</summary>
internal static class TestManifests
{
    /// <summary>An invalid manifest with its error at line 2, column 22.</summary>
    public const string Bad = """
        { "flags": {
          "on": { "flagType": "bool", "defaultValue": false } } }
        """;

    public const string Empty = """{ "flags": {} }""";

    /// <summary>Returns a manifest of boolean flags without a rollout.</summary>
    public static string Of(params (string Key, bool Value)[] flags)
        => $$"""{ "flags": { {{string.Join(", ", flags.Select(flag => $$"""  "{{flag.Key}}": { "flagType": "boolean", "defaultValue": {{(flag.Value ? "true" : "false")}} } """))}} } }""";

    /// <summary>Returns a manifest with one flag, "on", that is on or off.</summary>
    public static string On(bool value = true) => Of(("on", value));
}
