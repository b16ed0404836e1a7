namespace OpenRollout.TestSupport;

/// <summary>Manifests with overlays. Each text has a name, and <see cref="Describe"/> returns the names of the texts that were merged.</summary>
internal static class TestPairs
{
    public const string Environment = "Production";

    /// <summary>Returns a manifest that lists environments and has a flag that is on for everyone.</summary>
    public static string Manifest(string name = "m1", string environments = "\"Staging\", \"Production\"", int? revision = null)
        => $$"""
            { {{Revision(revision)}}"environments": [{{environments}}],
              "segments": { "alpha": { "keys": ["ada"] } },
              "flags": { "on": { "flagType": "boolean", "defaultValue": false, "description": "{{name}}",
                "rollout": { "stage": "full", "stages": [{ "name": "full", "audiences": [{ "percentage": 100 }] }] } } } }
            """;

    /// <summary>Returns an overlay that disables the flag.</summary>
    public static string Overlay(string name = "o1", string? environment = Environment, int? revision = null, string segments = "")
        => $$"""
            { {{Revision(revision)}}{{(environment is null ? "" : $"\"environment\": \"{environment}\", ")}}"segments": { {{segments}} },
              "flags": { "on": { "enabled": false, "reason": "{{name}}" } } }
            """;

    /// <summary>Returns the names of the texts that a loaded manifest consists of, such as "m1 o1" or "m1", or the id of its first error.</summary>
    public static string Describe(LoadedManifest manifest)
        => manifest.Reading.FirstError?.Id
            ?? (manifest.Reading.Manifest.FindFlag("on") is { } flag ? $"{flag.Description} {flag.Reason}".Trim() : string.Join(' ', manifest.Reading.Manifest.Flags.Select(each => each.Key)));

    private static string Revision(int? revision) => revision is null ? "" : $"\"revision\": {revision}, ";
}
