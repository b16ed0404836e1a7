namespace OpenRollout.Manifest;

/// <summary>Reads conditions: entries that must all hold, and the combinators that join them.</summary>
internal sealed class ConditionReader(
    ValueReader values,
    ReferenceReader references,
    IReadOnlyDictionary<string, AttributeDefinition> attributes,
    DeclaredNames? declared)
{
    private readonly ValueReader _values = values;
    private readonly ReferenceReader _references = references;
    private readonly IReadOnlyDictionary<string, AttributeDefinition> _attributes = attributes;
    private readonly DeclaredNames? _declared = declared;
    private readonly OperandReader _operands = new(values);

    /// <summary>The words that join conditions, and which no attribute may take.</summary>
    public static string[] Combinators { get; } = ["all", "any", "not", "segment"];

    /// <summary>Reads what stands behind <c>when</c>; entries that make no sense are reported and left out.</summary>
    public Condition? Read(JsonNode node)
    {
        if (!node.IsObject)
        {
            _values.ReportValue(node, "a condition", "an object");
            return null;
        }

        var count = node.Members().Count();
        if (count == 0)
        {
            ReportEmpty(node.Range, "a condition needs at least one entry");
        }

        var conditions = new Collected<Condition>(count);
        foreach (var (name, value) in node.Members())
        {
            if (ReadEntry(name, value) is { } condition)
            {
                conditions.Add(condition);
            }
        }

        return conditions.Count == 1 ? conditions.Last : new AllCondition(conditions.ToArray(), node.Range);
    }

    /// <summary>Returns the attribute of that name; reports an unknown one.</summary>
    public AttributeDefinition? ReadAttribute(JsonNode node)
    {
        var name = node.GetString();
        if (_attributes.TryGetValue(name, out var attribute))
        {
            return attribute;
        }

        if (_declared is not null && !_declared.Attributes.Contains(name))
        {
            _values.Report(ProblemDescriptors.UnknownAttribute, node.Range, $"the context has no attribute '{PlainText.Quote(name)}'{_values.Suggest(name, _declared.Attributes)}");
        }

        return null;
    }

    private Condition? ReadEntry(JsonNode name, JsonNode value) => name switch
    {
        _ when name.Is("all") => ReadAll(name, value),
        _ when name.Is("any") => ReadList(name, value) is { } any ? new AnyCondition(any, name.Range) : null,
        _ when name.Is("not") => Read(value) is { } inner ? new NotCondition(inner, name.Range) : null,
        _ when name.Is("segment") => _references.ReadSegment(value) is { } segment ? new SegmentCondition(segment) : null,
        _ => ReadAttribute(name) is { } attribute ? _operands.Read(attribute, name.Range, value) : null,
    };

    private AllCondition? ReadAll(JsonNode name, JsonNode node)
    {
        if (ReadList(name, node) is not { } conditions)
        {
            return null;
        }

        if (node.Items().Count() == 0)
        {
            ReportEmpty(name.Range, "'all' needs at least one condition");
        }

        return new AllCondition(conditions, name.Range);
    }

    /// <summary>What says nothing would hold for everyone: a manifest must say that it means everyone.</summary>
    private void ReportEmpty(TextRange range, string what)
        => _values.Report(ProblemDescriptors.MissingProperty, range, $"{what}, as an empty one holds for everyone; {AudienceReader.Everyone}");

    private Condition[]? ReadList(JsonNode name, JsonNode node)
    {
        if (!node.IsArray)
        {
            _values.ReportValue(node, $"'{PlainText.Quote(name.GetString())}'", "an array of conditions");
            return null;
        }

        var conditions = new Collected<Condition>(node.Items().Count());
        foreach (var item in node.Items())
        {
            if (Read(item) is { } condition)
            {
                conditions.Add(condition);
            }
        }

        return conditions.ToArray();
    }
}
