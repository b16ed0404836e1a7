using OpenRollout.Manifest.Json;

namespace OpenRollout.Manifest.Reading;

/// <summary>
/// Reads objects of one kind. The properties are those of the object that was read last. Reading an object does not
/// allocate.
/// </summary>
internal sealed class ObjectReader(ValueReader values, ObjectSchema schema)
{
    private readonly UnknownPropertyCheck _unknown = new(values, schema);

    /// <summary>For each property of the schema, the number of tokens from the object's opening bracket to its value; 0 if the object does not have it.</summary>
    private readonly int[] _distances = new int[schema.Properties.Length];

    private JsonTextValue _node;
    private TextRange _owner;

    /// <summary>Gets a value indicating whether the object has a property that is reported as unknown.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>Gets the value of a property. It is missing if the object does not have the property.</summary>
    public JsonTextValue this[string name]
        => schema.Find(name) is >= 0 and var position
            ? _distances[position] == 0 ? default : _node.AtDistance(_distances[position])
            : throw new ArgumentException($"{schema.Name} has no property '{name}'", nameof(name));

    /// <summary>Reads the properties of an object and reports unknown ones. Of properties with the same name, the first counts.</summary>
    /// <param name="node">The object. Any other value is reported.</param>
    /// <param name="owner">The range to report a missing property at: the name of the object, or its opening bracket.</param>
    /// <returns>True if the value is an object; otherwise, false.</returns>
    public bool Read(JsonTextValue node, TextRange owner)
    {
        if (!node.IsObject)
        {
            values.ReportValue(node, schema.Name, "an object");
            return false;
        }

        _node = node;
        _owner = owner;
        HasUnknown = false;
        Array.Clear(_distances, 0, _distances.Length);
        foreach (var (name, value) in node.EnumerateObject())
        {
            var position = schema.Find(name);
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

    /// <summary>Returns the value of a required property, or reports that it is missing.</summary>
    public JsonTextValue Require(string name)
    {
        var value = this[name];
        if (value.IsMissing)
        {
            values.Report(ProblemDescriptors.MissingProperty, _owner, $"{schema.Name} needs '{name}'");
        }

        return value;
    }
}
