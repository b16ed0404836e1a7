namespace OpenRollout.Manifest.Reasoning;

/// <summary>Expresses the users that segments and audiences target as conditions.</summary>
internal static class TargetConditions
{
    /// <summary>Gets a condition that holds for everyone.</summary>
    public static Condition Everyone { get; } = new AllCondition([], default);

    /// <summary>Returns a condition for the members of a segment that lists keys.</summary>
    public static AttributeCondition Of(SegmentDefinition segment)
        => segment.KeysFrom is { } path ? new CohortCondition(path.Value, segment.Range) : Of(segment.Keys ?? [], segment.Range);

    /// <summary>Returns a condition for the users that an audience targets, before its percentage is applied.</summary>
    public static Condition Of(AudienceDefinition audience) => audience switch
    {
        { Segment: { } segment } => new SegmentCondition(segment),
        { Keys: { } keys } => Of(keys, audience.Range),
        { Condition: { } condition } => condition,
        _ => Everyone,
    };

    /// <summary>Returns a condition for users without a unit: it is absent, not a string, or empty.</summary>
    public static Condition Without(AttributeDefinition unit)
        => new NotCondition(new StringCondition(unit, ConditionOperator.NotIn, [""], default), default);

    private static StringCondition Of(IReadOnlyList<string> keys, TextRange range)
        => new(AttributeDefinition.TargetingKey, ConditionOperator.In, keys, range);
}
