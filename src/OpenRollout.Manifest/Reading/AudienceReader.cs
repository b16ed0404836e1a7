namespace OpenRollout.Manifest;

/// <summary>Reads the audiences of a stage.</summary>
internal sealed class AudienceReader(
    ValueReader values, ReferenceReader references, ConditionReader conditions, ServeReader serves)
{
    /// <summary>How to write an audience of everyone.</summary>
    public const string Everyone = "everyone is written { \"percentage\": 100 }";

    private readonly ValueReader _values = values;
    private readonly ReferenceReader _references = references;
    private readonly ConditionReader _conditions = conditions;
    private readonly ServeReader _serves = serves;
    private readonly ObjectReader _audience = new(values, Shape.Audience);
    private readonly PercentageReader _percentages = new(values);

    /// <summary>Reads the audiences; <paramref name="needsServe"/> tells that each must say what it serves.</summary>
    public IReadOnlyList<AudienceDefinition> Read(JsonNode node, IReadOnlyCollection<string> variants, bool needsServe)
    {
        if (node.IsMissing)
        {
            return [];
        }

        if (!node.IsArray)
        {
            _values.ReportValue(node, "'audiences'", "an array of audiences");
            return [];
        }

        var audiences = new Collected<AudienceDefinition>(node.Items().Count());
        foreach (var item in node.Items())
        {
            if (_audience.Read(item, item.Range))
            {
                audiences.Add(ReadAudience(item, variants, needsServe));
            }
        }

        return audiences.ToArray();
    }

    private AudienceDefinition ReadAudience(JsonNode node, IReadOnlyCollection<string> variants, bool needsServe)
    {
        var (segment, when, keys) = (_audience["segment"], _audience["when"], _audience["keys"]);
        var given = (segment.IsMissing ? 0 : 1) + (when.IsMissing ? 0 : 1) + (keys.IsMissing ? 0 : 1);
        if (given > 1)
        {
            _values.Report(ProblemDescriptors.InvalidValue, node.Range, "an audience has one of 'segment', 'when' and 'keys', not several; join conditions within 'when'");
        }

        // An audience that misspells what it is about has been reported already.
        if (given == 0 && _audience["percentage"].IsMissing && !_audience.HasUnknown)
        {
            _values.Report(ProblemDescriptors.MissingProperty, node.Range, $"an audience needs 'segment', 'when', 'keys' or 'percentage'; {Everyone}");
        }

        if (needsServe && _audience["serve"].IsMissing)
        {
            _values.Report(ProblemDescriptors.MissingProperty, node.Range, "an audience needs 'serve', its own or the rollout's, as the flag is not boolean");
        }

        _values.ReadString(_audience["description"], "a description");
        return new AudienceDefinition(
            segment.IsMissing ? null : _references.ReadSegment(segment),
            when.IsMissing ? null : _conditions.Read(when),
            _values.ReadStrings(keys, "keys"),
            _percentages.Read(_audience["percentage"]),
            _serves.Read(_audience["serve"], variants),
            node.Range);
    }
}
