namespace OpenRollout.Manifest;

/// <summary>An object of the manifest, its properties sorted by what they are.</summary>
internal readonly struct ShapedObject(Shape shape, JsonNode[] values, TextRange owner)
{
    /// <summary>The place to point at when a property is missing: the name of the object, or its opening bracket.</summary>
    public TextRange Owner { get; } = owner;

    public string What => shape.What;

    /// <summary>The value of a property; missing where the object does not have it.</summary>
    public JsonNode this[string name]
        => shape.Find(name) is >= 0 and var position
            ? values[position]
            : throw new ArgumentException($"{shape.What} has no property '{name}'", nameof(name));
}
