using OpenRollout.Manifest.Checks;
using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads the attributes of the evaluation context.</summary>
internal sealed class AttributeReader(ValueReader values)
{
    private static readonly NamedValue<AttributeType>[] Types =
    [
        new("string", AttributeType.String),
        new("boolean", AttributeType.Boolean),
        new("number", AttributeType.Number),
        new("semver", AttributeType.SemanticVersion),
        new("datetime", AttributeType.DateTime),
        new("stringList", AttributeType.StringList),
    ];

    private readonly ObjectReader _attribute = new(values, ObjectSchema.Attribute);

    /// <summary>Reads the attributes. Invalid ones are reported and omitted.</summary>
    public IReadOnlyList<AttributeDefinition> Read(JsonTextValue context)
    {
        var attributes = new List<AttributeDefinition>();
        if (context.IsMissing)
        {
            return attributes;
        }

        if (!context.IsObject)
        {
            values.ReportValue(context, "'context'", "an object");
            return attributes;
        }

        foreach (var (name, node) in context.EnumerateObject())
        {
            if (!name.IsDuplicate && Read(name, node) is { } attribute)
            {
                attributes.Add(attribute);
            }
        }

        return attributes;
    }

    private AttributeDefinition? Read(JsonTextValue nameNode, JsonTextValue node)
    {
        var name = nameNode.GetString();
        if (name == AttributeDefinition.TargetingKey.Name || Array.IndexOf(ConditionReader.Combinators, name) >= 0)
        {
            values.Report(
                ProblemDescriptors.InvalidValue,
                nameNode.Range,
                name == AttributeDefinition.TargetingKey.Name
                    ? $"'{name}' is built in; remove its declaration"
                    : $"'{name}' is reserved for conditions; rename the attribute");
            return null;
        }

        if (!_attribute.Read(node, nameNode.Range))
        {
            return null;
        }

        var type = values.ReadNamedValue(_attribute.Require("type"), "'type'", Types);
        var allowed = ReadAllowed(_attribute["values"], type, name);
        var description = values.ReadString(_attribute["description"], "'description'");
        return type is null
            ? null
            : new AttributeDefinition { Name = name, Type = type.Value, Values = allowed, Description = description, Range = nameNode.Range };
    }

    private IReadOnlyList<string>? ReadAllowed(JsonTextValue node, AttributeType? type, string attributeName)
    {
        if (values.ReadNames(node, "'values'") is not { } names)
        {
            return null;
        }

        if (type is { } known and not AttributeType.String)
        {
            values.Report(ProblemDescriptors.InvalidValue, node.Range, $"an attribute of type \"{OperatorRules.NameOf(known)}\" cannot have 'values'; remove them or use type \"string\"");
            return null;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var distinct = new ArrayBuilder<Name>(names.Length);
        foreach (var name in names)
        {
            if (seen.Add(name.Value))
            {
                distinct.Add(name);
            }
            else
            {
                values.Report(ProblemDescriptors.DuplicateKey, name.Range, $"duplicate value '{PlainText.Quote(name.Value)}'; remove one of the two");
            }
        }

        var allowed = distinct.ToArray();
        if (values.IsForBuild)
        {
            NameCheck.ReportValues(attributeName, allowed, values);
        }

        return ValueReader.ValuesOf(allowed);
    }
}
