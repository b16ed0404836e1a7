namespace OpenRollout.Analyzers.Tests;

/// <summary>Creates manifests with one boolean flag.</summary>
internal static class Flag
{
    /// <summary>Returns the key of the flag, marked with the ids that a test expects there.</summary>
    public static string Key(string ids) => ids.Length == 0 ? "new-composer" : $"{{|{ids}:new-composer|}}";

    /// <summary>Returns a manifest.</summary>
    /// <param name="rollout">The members of the rollout.</param>
    /// <param name="lifecycle">The members of the lifecycle.</param>
    /// <param name="ids">The ids that are expected at the flag's key.</param>
    /// <param name="members">Further members of the flag, each followed by a comma.</param>
    public static string Manifest(string rollout, string lifecycle = "", string ids = "", string members = "")
        => $$"""
            {
              "context": { "tenant": { "type": "string" } },
              "segments": { "employees": { "keys": ["user-1"] } },
              "flags": {
                "other": { "flagType": "boolean", "defaultValue": false },
                "{{Key(ids)}}": {
                  "flagType": "boolean",
                  "defaultValue": false,
                  {{members}}
                  "lifecycle": { {{lifecycle}} },
                  "rollout": { {{rollout}} }
                }
              }
            }
            """;

    /// <summary>Returns a rollout that has included everyone since a day.</summary>
    public static string Full(string since) => $$"""
        "stage": "full", "stages": [
          { "name": "internal", "since": "2026-08-24", "audiences": [{ "segment": "employees" }] },
          { "name": "full", "since": "{{since}}", "audiences": [{ "percentage": 100 }] }]
        """;

    /// <summary>Returns a rollout that has included half of all users since a day.</summary>
    public static string Half(string since) => $$"""
        "stage": "half", "stages": [{ "name": "half", "since": "{{since}}", "audiences": [{ "percentage": 50 }] }]
        """;
}
