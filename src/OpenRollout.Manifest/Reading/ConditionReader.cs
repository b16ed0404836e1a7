using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads conditions and the combinators that join them.</summary>
internal sealed class ConditionReader(
    ValueReader values,
    ReferenceReader references,
    IReadOnlyDictionary<string, AttributeDefinition> attributes,
    DeclaredNames? declared)
{
    private readonly OperandReader _operands = new(values);

    /// <summary>Gets the names of the combinators, which attributes cannot have.</summary>
    public static string[] Combinators { get; } = ["all", "any", "not", "segment"];

    /// <summary>Reads a condition. Invalid entries are reported and omitted.</summary>
    public Condition? Read(JsonTextValue node)
    {
        if (!node.IsObject)
        {
            values.ReportValue(node, "a condition", "an object");
            return null;
        }

        var count = node.EnumerateObject().Count();
        if (count == 0)
        {
            ReportEmpty(node.Range, "a condition needs at least one entry");
        }

        var conditions = new ArrayBuilder<Condition>(count);
        foreach (var (name, value) in node.EnumerateObject())
        {
            if (ReadEntry(name, value) is { } condition)
            {
                conditions.Add(condition);
            }
        }

        return conditions.Count == 1 ? conditions.Last : new AllCondition(conditions.ToArray(), node.Range);
    }

    /// <summary>Returns the attribute with a name, or null after reporting that it is unknown.</summary>
    public AttributeDefinition? ReadAttribute(JsonTextValue node)
    {
        var name = node.GetString();
        if (attributes.TryGetValue(name, out var attribute))
        {
            return attribute;
        }

        if (declared is not null && !declared.Attributes.Contains(name))
        {
            values.Report(ProblemDescriptors.UnknownAttribute, node.Range, $"the context has no attribute '{PlainText.Quote(name)}'{values.SuggestOr(name, declared.Attributes, "; declare it in 'context'")}");
        }

        return null;
    }

    private Condition? ReadEntry(JsonTextValue name, JsonTextValue value) => name switch
    {
        _ when name.ValueEquals("all") => ReadAll(name, value),
        _ when name.ValueEquals("any") => ReadList(name, value) is { } any ? new AnyCondition(any, name.Range) : null,
        _ when name.ValueEquals("not") => Read(value) is { } inner ? new NotCondition(inner, name.Range) : null,
        _ when name.ValueEquals("segment") => references.ReadSegment(value) is { } segment ? new SegmentCondition(segment) : null,
        _ => ReadAttribute(name) is { } attribute ? _operands.Read(attribute, name.Range, value) : null,
    };

    private AllCondition? ReadAll(JsonTextValue name, JsonTextValue node)
    {
        if (ReadList(name, node) is not { } conditions)
        {
            return null;
        }

        if (node.EnumerateArray().Count() == 0)
        {
            ReportEmpty(name.Range, "'all' needs at least one condition");
        }

        return new AllCondition(conditions, name.Range);
    }

    /// <summary>Reports an empty condition. It would hold for everyone, which a manifest must state explicitly.</summary>
    private void ReportEmpty(TextRange range, string what)
        => values.Report(ProblemDescriptors.MissingProperty, range, $"{what}, because an empty one holds for everyone; {AudienceReader.Everyone}");

    private Condition[]? ReadList(JsonTextValue name, JsonTextValue node)
    {
        if (!node.IsArray)
        {
            values.ReportValue(node, $"'{PlainText.Quote(name.GetString())}'", "an array of conditions");
            return null;
        }

        var conditions = new ArrayBuilder<Condition>(node.EnumerateArray().Count());
        foreach (var item in node.EnumerateArray())
        {
            if (Read(item) is { } condition)
            {
                conditions.Add(condition);
            }
        }

        return conditions.ToArray();
    }
}
