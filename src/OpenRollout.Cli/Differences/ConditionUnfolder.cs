using OpenRollout.Cli.Files;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Reasoning;

namespace OpenRollout.Cli.Differences;

/// <summary>
/// Replaces segments in conditions by what they mean in one manifest, so that conditions of two manifests can be compared:
/// both may have a segment of the same name with different members. Not thread-safe.
/// </summary>
internal sealed class ConditionUnfolder(UsableManifest manifest)
{
    private readonly Dictionary<string, Condition> _segments = new(StringComparer.Ordinal);

    /// <summary>Gets the attributes in the conditions that were unfolded.</summary>
    public Dictionary<string, AttributeType> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Returns the users that an audience targets as a condition without segments.</summary>
    public Condition Of(AudienceDefinition audience) => Unfold(TargetConditions.Of(audience));

    /// <summary>Returns the members of a segment as a condition without segments.</summary>
    public Condition OfSegment(string name)
    {
        if (!_segments.TryGetValue(name, out var condition))
        {
            var segment = manifest.Manifest.FindSegment(name)!;
            condition = segment.Condition is { } given ? Unfold(given)
                : segment.KeysFrom is { } file ? Note(OfKeys(segment, file.Value))
                : Unfold(TargetConditions.Of(segment));
            _segments.Add(name, condition);
        }

        return condition;
    }

    private Condition Unfold(Condition condition)
    {
        switch (condition)
        {
            case SegmentCondition segment:
                return OfSegment(segment.Segment.Value);
            case NotCondition not:
                return new NotCondition(Unfold(not.Inner), not.Range);
            case AllCondition all:
                return new AllCondition([.. all.Conditions.Select(Unfold)], all.Range);
            case AnyCondition any:
                return new AnyCondition([.. any.Conditions.Select(Unfold)], any.Range);
            default:
                return Note((AttributeCondition)condition);
        }
    }

    private AttributeCondition Note(AttributeCondition condition)
    {
        Attributes[condition.Attribute.Name] = condition.Attribute.Type;
        return condition;
    }

    /// <summary>
    /// Returns the members of a file of keys. Those of a large file are not listed, which would take too long: all that is
    /// known of them is that files with the same keys have the same members.
    /// </summary>
    private AttributeCondition OfKeys(SegmentDefinition segment, string path)
    {
        var keys = manifest.Cohorts[segment.Name];
        return keys.Count <= KeySet.MaxStrings
            ? new StringCondition(AttributeDefinition.TargetingKey, ConditionOperator.In, manifest.ReadKeys(path), segment.Range)
            : new CohortCondition(FormattableString.Invariant($"{keys.Count} keys, {keys.Signature:x16}"), segment.Range);
    }
}
