namespace OpenRollout.Manifest;

/// <summary>The properties that an object of the manifest may have.</summary>
/// <param name="What">What the object is called in messages.</param>
/// <param name="Names">The names of its properties.</param>
internal sealed record Shape(string What, params string[] Names)
{
    public static Shape Manifest { get; } = new("the manifest", "$schema", "context", "segments", "flags");

    public static Shape Attribute { get; } = new("an attribute", "type", "values", "description");

    public static Shape Segment { get; } = new("a segment", "when", "keys", "keysFrom", "description");

    public static Shape Flag { get; } = new(
        "a flag", "flagType", "defaultValue", "description", "enabled", "disabledSince", "lifecycle", "metadata", "variants", "rollout");

    public static Shape Lifecycle { get; } = new("a lifecycle", "kind", "owner", "created", "removeBy");

    public static Shape Rollout { get; } = new(
        "a rollout", "serve", "stage", "stages", "exclude", "requires", "unit", "salt", "description");

    public static Shape Stage { get; } = new("a stage", "name", "since", "startsAt", "audiences", "description");

    public static Shape Audience { get; } = new("an audience", "segment", "when", "keys", "percentage", "serve", "description");

    public static Shape Serve { get; } = new("serve", "split");

    public static Shape Ramp { get; } = new("a ramp", "from", "to", "start", "end", "steps");

    public static Shape Step { get; } = new("a step", "at", "percentage");
}
