namespace OpenRollout.Manifest.Reasoning;

/// <summary>Puts everything that a manifest can say about who is meant into the form of a condition.</summary>
internal static class Members
{
    /// <summary>Holds for everyone.</summary>
    public static Condition Everyone { get; } = new AllCondition([], default);

    /// <summary>The members of a segment that lists keys.</summary>
    public static AttributeCondition Of(SegmentDefinition segment)
        => segment.KeysFrom is { } path ? new CohortCondition(path.Value, segment.Range) : Of(segment.Keys ?? [], segment.Range);

    /// <summary>Those for whom an audience is meant, be they in or not.</summary>
    public static Condition Of(AudienceDefinition audience) => audience switch
    {
        { Segment: { } segment } => new SegmentCondition(segment),
        { Keys: { } keys } => Of(keys, audience.Range),
        { Condition: { } condition } => condition,
        _ => Everyone,
    };

    /// <summary>Those who lack a unit: it is absent, no string, or empty.</summary>
    public static Condition Without(AttributeDefinition unit)
        => new NotCondition(new StringCondition(unit, ConditionOperator.NotIn, [""], default), default);

    private static StringCondition Of(IReadOnlyList<string> keys, TextRange range)
        => new(AttributeDefinition.TargetingKey, ConditionOperator.In, keys, range);
}
