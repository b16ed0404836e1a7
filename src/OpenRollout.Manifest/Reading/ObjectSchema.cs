using OpenRollout.Manifest.Json;

namespace OpenRollout.Manifest.Reading;

/// <summary>Describes a kind of object of the manifest: its properties and how unknown ones are treated.</summary>
/// <param name="Name">The name of the object in messages, such as <c>a flag</c>.</param>
/// <param name="Properties">The names of the properties.</param>
internal sealed record ObjectSchema(string Name, params string[] Properties)
{
    /// <summary>Gets how unknown properties are treated.</summary>
    public UnknownPropertyPolicy UnknownProperties { get; private init; }

    /// <summary>Gets the properties of an overlay's object that only the manifest may set, with the reason and the remedy.</summary>
    public IReadOnlyList<(string Name, string Reason)> ManifestOnly { get; init; } = [];

    /// <summary>Returns the index of a property, or -1 if it is unknown.</summary>
    public int Find(string name)
    {
        // Callers pass interned literals, so comparing references is usually enough.
        for (var position = 0; position < Properties.Length; position++)
        {
            if (ReferenceEquals(Properties[position], name))
            {
                return position;
            }
        }

        return Array.IndexOf(Properties, name);
    }

    /// <summary>Returns the index of a property, or -1 if it is unknown.</summary>
    public int Find(JsonTextValue name)
    {
        var position = Properties.Length - 1;
        while (position >= 0 && !name.ValueEquals(Properties[position]))
        {
            position--;
        }

        return position;
    }

    public static ObjectSchema Manifest { get; } = new("the manifest", "$schema", "revision", "environments", "context", "segments", "guardrails", "flags") { UnknownProperties = UnknownPropertyPolicy.WarnUnlessMistake };

    public static ObjectSchema Attribute { get; } = new("an attribute", "type", "values", "description");

    public static ObjectSchema Segment { get; } = new("a segment", "when", "keys", "keysFrom", "description");

    public static ObjectSchema Guardrail { get; } = new("a guardrail", "event", "ratio", "slowerThan", "description");

    public static ObjectSchema Flag { get; } = new(
        "a flag", "flagType", "defaultValue", "description", "enabled", "disabledSince", "reason", "lifecycle", "metadata", "variants", "rollout")
    {
        UnknownProperties = UnknownPropertyPolicy.WarnUnlessMistake,
    };

    public static ObjectSchema Lifecycle { get; } = new("a lifecycle", "kind", "owner", "created", "removeBy") { UnknownProperties = UnknownPropertyPolicy.Warn };

    public static ObjectSchema Rollout { get; } = new(
        "a rollout", "serve", "stage", "stages", "exclude", "requires", "unit", "salt", "watch", "description");

    public static ObjectSchema Watch { get; } = new("'watch'", "guardrails", "falseAlarms", "then", "description");

    public static ObjectSchema Stage { get; } = new("a stage", "name", "since", "startsAt", "audiences", "description");

    public static ObjectSchema Audience { get; } = new("an audience", "segment", "when", "keys", "percentage", "serve", "description");

    public static ObjectSchema Serve { get; } = new("'serve'", "split");

    public static ObjectSchema Ramp { get; } = new("a ramp", "from", "to", "start", "end", "steps");

    public static ObjectSchema Step { get; } = new("a step", "at", "percentage");
}
