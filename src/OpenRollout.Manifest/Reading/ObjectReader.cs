namespace OpenRollout.Manifest;

/// <summary>
/// Reads objects of one shape, one after another: the properties are those of the object that was read last. Allocates
/// nothing for an object.
/// </summary>
internal sealed class ObjectReader(ValueReader values, Shape shape)
{
    private readonly ValueReader _values = values;
    private readonly Shape _shape = shape;
    private readonly UnknownPropertyCheck _unknown = new(values, shape);

    /// <summary>For each property that the shape knows how far behind the object's opening bracket its value stands; 0 where there is none.</summary>
    private readonly int[] _distances = new int[shape.Names.Length];

    private JsonNode _node;
    private TextRange _owner;

    /// <summary>Gets a value indicating whether the object has a property that its shape does not know.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>The value of a property; missing where the object does not have it.</summary>
    public JsonNode this[string name]
        => _shape.Find(name) is >= 0 and var position
            ? _distances[position] == 0 ? default : _node.Behind(_distances[position])
            : throw new ArgumentException($"{_shape.What} has no property '{name}'", nameof(name));

    /// <summary>Sorts the properties of an object, of two with one name the first, and reports those that it does not know.</summary>
    /// <param name="node">The object; anything else is reported.</param>
    /// <param name="owner">The place to point at when a property is missing: the name of the object, or its opening bracket.</param>
    public bool Read(JsonNode node, TextRange owner)
    {
        if (!node.IsObject)
        {
            _values.ReportValue(node, _shape.What, "an object");
            return false;
        }

        _node = node;
        _owner = owner;
        HasUnknown = false;
        Array.Clear(_distances, 0, _distances.Length);
        foreach (var (name, value) in node.Members())
        {
            var position = _shape.Find(name);
            if (position < 0)
            {
                HasUnknown |= _unknown.Report(name);
            }
            else if (_distances[position] == 0)
            {
                _distances[position] = value.DistanceFrom(node);
            }
        }

        return true;
    }

    /// <summary>Returns a property that must be there; reports when it is not.</summary>
    public JsonNode Require(string name)
    {
        var value = this[name];
        if (value.IsMissing)
        {
            _values.Report(ProblemDescriptors.MissingProperty, _owner, $"{_shape.What} needs '{name}'");
        }

        return value;
    }
}
