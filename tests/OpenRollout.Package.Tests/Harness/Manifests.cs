namespace OpenRollout.Package.Tests;

/// <summary>The manifests of the users' projects.</summary>
internal static class Manifests
{
    /// <summary>A rollout in progress, without a warning.</summary>
    public const string Good =
        """
        {
          "context": { "employee": { "type": "boolean" } },
          "flags": {
            "stories": {
              "flagType": "boolean",
              "defaultValue": false,
              "lifecycle": { "kind": "release", "owner": "team-stories", "created": "2026-11-01", "removeBy": "2027-03-01" },
              "rollout": {
                "stage": "internal",
                "stages": [{ "name": "internal", "since": "2026-11-10", "audiences": [{ "when": { "employee": true } }] }]
              }
            }
          }
        }
        """;

    /// <summary>The same, with overlays for two environments.</summary>
    public static readonly string WithEnvironments = Good.Replace("{\n  \"context\"", "{\n  \"environments\": [\"Staging\", \"Production\"],\n  \"context\"", StringComparison.Ordinal);

    /// <summary>An overlay that changes nothing.</summary>
    public const string Overlay = """{ "flags": {} }""";

    /// <summary>A flag that has been on for everyone since 1 November 2026, so it is reported as finished from 16 November on, after 14 days.</summary>
    public const string Finished =
        """
        {
          "flags": {
            "composer": {
              "flagType": "boolean",
              "defaultValue": false,
              "lifecycle": { "kind": "release", "owner": "team-feed", "created": "2026-09-01", "removeBy": "2027-03-01" },
              "rollout": {
                "stage": "full",
                "stages": [{ "name": "full", "since": "2026-11-01", "audiences": [{ "percentage": 100 }] }]
              }
            }
          }
        }
        """;
}
