namespace OpenRollout.Manifest;

/// <summary>Compares a point in time by one of the four orders.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="UtcTicks">The time to compare with, in UTC ticks of 100 nanoseconds.</param>
/// <param name="Range">The place in the manifest.</param>
public sealed record DateTimeCondition(
    AttributeDefinition Attribute, ConditionOperator Operator, long UtcTicks, TextRange Range)
    : AttributeCondition(Attribute, Operator, Range);
