using OpenRollout.Manifest.Reading;

namespace OpenRollout.Manifest.Layers;

/// <summary>Describes the objects of an overlay: what it may set, and why only the manifest may set the rest.</summary>
internal static class OverlaySchema
{
    private const string SameTypes = "code and types are the same in every environment; change it in the manifest";

    public static ObjectSchema Overlay { get; } = new("an overlay", "$schema", "environment", "revision", "description", "segments", "flags")
    {
        ManifestOnly =
        [
            ("environments", "the manifest lists the environments that have an overlay; change the list there"),
            ("context", "code and conditions use the same attributes in every environment; declare them in the manifest"),
            ("guardrails", "a guardrail means the same in every environment; change it in the manifest, or choose guardrails with 'watch' in a flag's 'rollout'"),
        ],
    };

    public static ObjectSchema Flag { get; } = new("a flag of an overlay", "enabled", "disabledSince", "reason", "rollout", "description")
    {
        ManifestOnly =
        [
            ("flagType", SameTypes),
            ("defaultValue", SameTypes + ", or add an audience to a stage, with its own 'serve' if necessary"),
            ("variants", SameTypes),
            ("lifecycle", "a flag has one owner and one lifetime; change it in the manifest"),
            ("metadata", "the metadata of a flag is the same in every environment; change it in the manifest"),
        ],
    };

    public static ObjectSchema Rollout { get; } = new("a rollout of an overlay", "stage", "stages", "exclude", "salt", "watch", "description")
    {
        ManifestOnly =
        [
            ("serve", "a rollout serves the same in every environment; change it in the manifest, or set 'serve' in the audiences of a stage"),
            ("requires", "a flag requires the same flags in every environment; change it in the manifest"),
            ("unit", "users are assigned to buckets by the same attribute in every environment; change it in the manifest"),
        ],
    };

    public static ObjectSchema Stage { get; } = new("a stage of an overlay", "since", "startsAt", "audiences", "description")
    {
        ManifestOnly = [("name", "the name of the property is the name of the stage; remove it, or rename the stage in the manifest")],
    };
}
