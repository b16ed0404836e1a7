using OpenRollout.Manifest.Json;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads the audiences of a stage.</summary>
internal sealed class AudienceReader(
    ValueReader values, ReferenceReader references, ConditionReader conditions, ServeReader serves)
{
    /// <summary>The remedy for an audience or condition that would include everyone only because something is missing.</summary>
    public const string Everyone = "to include everyone, write { \"percentage\": 100 }";

    private readonly ObjectReader _audience = new(values, ObjectSchema.Audience);
    private readonly PercentageReader _percentages = new(values);

    /// <summary>Reads the audiences. If <paramref name="needsServe"/> is true, each of them needs its own <c>serve</c>.</summary>
    public IReadOnlyList<AudienceDefinition> Read(JsonTextValue node, IReadOnlyCollection<string> variants, bool needsServe)
    {
        if (node.IsMissing)
        {
            return [];
        }

        if (!node.IsArray)
        {
            values.ReportValue(node, "'audiences'", "an array of audiences");
            return [];
        }

        var audiences = new ArrayBuilder<AudienceDefinition>(node.EnumerateArray().Count());
        foreach (var item in node.EnumerateArray())
        {
            if (_audience.Read(item, item.Range))
            {
                audiences.Add(ReadAudience(item, variants, needsServe));
            }
        }

        return audiences.ToArray();
    }

    private AudienceDefinition ReadAudience(JsonTextValue node, IReadOnlyCollection<string> variants, bool needsServe)
    {
        var (segment, when, keys) = (_audience["segment"], _audience["when"], _audience["keys"]);
        var given = (segment.IsMissing ? 0 : 1) + (when.IsMissing ? 0 : 1) + (keys.IsMissing ? 0 : 1);
        if (given > 1)
        {
            values.Report(ProblemDescriptors.InvalidValue, node.Range, "an audience can have only one of 'segment', 'when' and 'keys'; combine conditions within 'when'");
        }

        // An unknown property is probably a misspelled one of these, which has been reported.
        if (given == 0 && _audience["percentage"].IsMissing && !_audience.HasUnknown)
        {
            values.Report(ProblemDescriptors.MissingProperty, node.Range, $"an audience needs 'segment', 'when', 'keys' or 'percentage'; {Everyone}");
        }

        if (needsServe && _audience["serve"].IsMissing)
        {
            values.Report(ProblemDescriptors.MissingProperty, node.Range, "an audience of a flag that is not boolean needs 'serve'; add it to the audience or to the rollout");
        }

        values.ReadString(_audience["description"], "'description'");
        return new AudienceDefinition
        {
            Segment = segment.IsMissing ? null : references.ReadSegment(segment),
            Condition = when.IsMissing ? null : conditions.Read(when),
            Keys = values.ReadStrings(keys, "'keys'"),
            Percentage = _percentages.Read(_audience["percentage"]),
            Serve = serves.Read(_audience["serve"], variants),
            Range = node.Range,
        };
    }
}
