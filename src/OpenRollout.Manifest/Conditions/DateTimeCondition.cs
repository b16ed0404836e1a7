namespace OpenRollout.Manifest;

/// <summary>
/// A condition that compares a point in time. The operators are <c>lt</c>, <c>lte</c>, <c>gt</c> and <c>gte</c>.
/// </summary>
/// <param name="attribute">The attribute.</param>
/// <param name="conditionOperator">The operator.</param>
/// <param name="utcTicks">The time to compare with, in UTC ticks of 100 nanoseconds.</param>
/// <param name="range">The position in the manifest.</param>
public sealed class DateTimeCondition(
    AttributeDefinition attribute, ConditionOperator conditionOperator, long utcTicks, TextRange range)
    : AttributeCondition(attribute, conditionOperator, range)
{
    /// <summary>Gets the time to compare with, in UTC ticks of 100 nanoseconds.</summary>
    public long UtcTicks { get; } = utcTicks;
}
