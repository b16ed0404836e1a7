namespace OpenRollout.Manifest;

/// <summary>The properties that an object of the manifest may have.</summary>
/// <param name="What">What the object is called in messages.</param>
/// <param name="Names">The names of its properties.</param>
internal sealed record Shape(string What, params string[] Names)
{
    /// <summary>How other properties are treated.</summary>
    public OtherProperties Others { get; private init; }

    /// <summary>Returns the position of a property, or -1.</summary>
    public int Find(string name)
    {
        // Whoever asks has the very same literal in hand, so that most names are told apart without looking at them.
        for (var position = 0; position < Names.Length; position++)
        {
            if (ReferenceEquals(Names[position], name))
            {
                return position;
            }
        }

        return Array.IndexOf(Names, name);
    }

    /// <summary>Returns the position of a property, or -1.</summary>
    public int Find(JsonNode name)
    {
        var position = Names.Length - 1;
        while (position >= 0 && !name.Is(Names[position]))
        {
            position--;
        }

        return position;
    }

    public static Shape Manifest { get; } = new("the manifest", "$schema", "revision", "context", "segments", "flags") { Others = OtherProperties.AllowedUnlessMistaken };

    public static Shape Attribute { get; } = new("an attribute", "type", "values", "description");

    public static Shape Segment { get; } = new("a segment", "when", "keys", "keysFrom", "description");

    public static Shape Flag { get; } = new(
        "a flag", "flagType", "defaultValue", "description", "enabled", "disabledSince", "lifecycle", "metadata", "variants", "rollout")
    {
        Others = OtherProperties.AllowedUnlessMistaken,
    };

    public static Shape Lifecycle { get; } = new("a lifecycle", "kind", "owner", "created", "removeBy") { Others = OtherProperties.Allowed };

    public static Shape Rollout { get; } = new(
        "a rollout", "serve", "stage", "stages", "exclude", "requires", "unit", "salt", "description");

    public static Shape Stage { get; } = new("a stage", "name", "since", "startsAt", "audiences", "description");

    public static Shape Audience { get; } = new("an audience", "segment", "when", "keys", "percentage", "serve", "description");

    public static Shape Serve { get; } = new("serve", "split");

    public static Shape Ramp { get; } = new("a ramp", "from", "to", "start", "end", "steps");

    public static Shape Step { get; } = new("a step", "at", "percentage");
}
