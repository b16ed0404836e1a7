namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>The evidence of a guardrail at an earlier time.</summary>
/// <param name="Time">The time in UTC.</param>
/// <param name="Evidence">The evidence as a share of the threshold; null if it is not a number.</param>
/// <param name="Treated">The number of counted users with the feature.</param>
/// <param name="Control">The number of counted users without it.</param>
internal sealed record GuardrailPointReport(DateTimeOffset Time, double? Evidence, long Treated, long Control);
