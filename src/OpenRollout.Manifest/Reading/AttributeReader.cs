namespace OpenRollout.Manifest;

/// <summary>Reads the attributes of the context.</summary>
internal sealed class AttributeReader(ValueReader values)
{
    private static readonly Word<AttributeType>[] Types =
    [
        new("string", AttributeType.String),
        new("boolean", AttributeType.Boolean),
        new("number", AttributeType.Number),
        new("semver", AttributeType.SemanticVersion),
        new("datetime", AttributeType.DateTime),
        new("stringList", AttributeType.StringList),
    ];

    private readonly ValueReader _values = values;
    private readonly ObjectReader _attribute = new(values, Shape.Attribute);

    public IReadOnlyList<AttributeDefinition> Read(JsonNode context)
    {
        var attributes = new List<AttributeDefinition>();
        if (context.IsMissing)
        {
            return attributes;
        }

        if (!context.IsObject)
        {
            _values.ReportValue(context, "context", "an object");
            return attributes;
        }

        foreach (var (name, node) in context.Members())
        {
            if (!name.IsRepeated && Read(name, node) is { } attribute)
            {
                attributes.Add(attribute);
            }
        }

        return attributes;
    }

    private AttributeDefinition? Read(JsonNode nameNode, JsonNode node)
    {
        var name = nameNode.GetString();
        if (name == AttributeDefinition.TargetingKey.Name || Array.IndexOf(ConditionReader.Combinators, name) >= 0)
        {
            var why = name == AttributeDefinition.TargetingKey.Name ? "it is there without being declared" : "conditions use the word";
            _values.Report(ProblemDescriptors.InvalidValue, nameNode.Range, $"an attribute must not be called '{PlainText.Quote(name)}': {why}");
            return null;
        }

        if (!_attribute.Read(node, nameNode.Range))
        {
            return null;
        }

        var type = _values.ReadWord(_attribute.Require("type"), "the type of an attribute", Types);
        var allowed = ReadAllowed(_attribute["values"], type, name);
        var description = _values.ReadString(_attribute["description"], "a description");
        return type is null ? null : new AttributeDefinition(name, type.Value, allowed, description, nameNode.Range);
    }

    private IReadOnlyList<string>? ReadAllowed(JsonNode node, AttributeType? type, string attributeName)
    {
        if (_values.ReadNames(node, "values") is not { } names)
        {
            return null;
        }

        if (type is not (null or AttributeType.String))
        {
            _values.Report(ProblemDescriptors.InvalidValue, node.Range, "only an attribute of type \"string\" may have a closed list of values");
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var distinct = new Collected<Name>(names.Length);
        foreach (var name in names)
        {
            if (seen.Add(name.Value))
            {
                distinct.Add(name);
            }
            else
            {
                _values.Report(ProblemDescriptors.DuplicateKey, name.Range, $"the value '{PlainText.Quote(name.Value)}' stands here a second time; remove one of the two");
            }
        }

        var allowed = distinct.ToArray();
        if (_values.IsForBuild)
        {
            NameCheck.ReportValues(attributeName, allowed, _values);
        }

        return ValueReader.ValuesOf(allowed);
    }
}
