namespace OpenRollout.Manifest;

/// <summary>An object of the manifest, its properties sorted by what they are.</summary>
internal readonly struct ShapedObject(Shape shape, JsonNode node, TextRange owner)
{
    /// <summary>For each property that the shape knows how far behind the object's opening bracket its value stands; 0 where there is none.</summary>
    private readonly int[] _distances = new int[shape.Names.Length];

    /// <summary>The place to point at when a property is missing: the name of the object, or its opening bracket.</summary>
    public TextRange Owner { get; } = owner;

    public string What => shape.What;

    /// <summary>The value of a property; missing where the object does not have it.</summary>
    public JsonNode this[string name]
        => shape.Find(name) is >= 0 and var position
            ? _distances[position] == 0 ? default : node.Behind(_distances[position])
            : throw new ArgumentException($"{shape.What} has no property '{name}'", nameof(name));

    /// <summary>Takes the value of a property; the first one counts.</summary>
    public void Set(int position, JsonNode value)
    {
        if (_distances[position] == 0)
        {
            _distances[position] = value.DistanceFrom(node);
        }
    }
}
