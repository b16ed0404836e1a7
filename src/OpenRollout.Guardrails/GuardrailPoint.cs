namespace OpenRollout;

/// <summary>The evidence of a guardrail at an earlier time.</summary>
/// <param name="Time">The time in UTC.</param>
/// <param name="Evidence">The evidence as a share of the threshold.</param>
/// <param name="Treated">The number of counted users who had the feature.</param>
/// <param name="Control">The number of counted users who did not have it.</param>
public readonly record struct GuardrailPoint(DateTimeOffset Time, double Evidence, long Treated, long Control);
