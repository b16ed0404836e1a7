using OpenRollout.Guardrails.Reporting;

namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>The evidence of a guardrail for a flag. Times are UTC.</summary>
/// <param name="Guardrail">The name of the guardrail.</param>
/// <param name="Description">The description; null if there is none.</param>
/// <param name="Event">The name of the counted event.</param>
/// <param name="State">The state.</param>
/// <param name="Because">The reason why it only tells or is muted; null otherwise.</param>
/// <param name="Evidence">The evidence for harm as a share of the threshold: 1 or more is an alarm. Null if it is not a number.</param>
/// <param name="ToleratedRatio">The tolerated ratio.</param>
/// <param name="FalseAlarms">The bound on false alarms over the life of the salt, in percent, for all guardrails of the flag together.</param>
/// <param name="Treated">The number of counted users with the feature.</param>
/// <param name="Control">The number of counted users without it.</param>
/// <param name="Ratio">The estimated ratio of the risks; null without enough counts.</param>
/// <param name="RatioAtLeast">The lower bound of the ratio; null if there is none.</param>
/// <param name="RatioAtMost">The upper bound of the ratio; null if there is none.</param>
/// <param name="Text">The counts and the ratio in words.</param>
/// <param name="NotCompared">The numbers of events of users who are not compared, by reason.</param>
/// <param name="Salt">The salt for which the users were counted.</param>
/// <param name="DecidedAt">The time of the decision; null if there is none.</param>
/// <param name="Decision">The identifier of the decision; null if there is none.</param>
/// <param name="History">The evidence over time, oldest first.</param>
internal sealed record GuardrailReport(
    string Guardrail,
    string? Description,
    string Event,
    GuardrailState State,
    string? Because,
    double? Evidence,
    decimal ToleratedRatio,
    decimal FalseAlarms,
    long Treated,
    long Control,
    double? Ratio,
    double? RatioAtLeast,
    double? RatioAtMost,
    string Text,
    IReadOnlyDictionary<string, long> NotCompared,
    string Salt,
    DateTimeOffset? DecidedAt,
    string? Decision,
    IReadOnlyList<GuardrailPointReport> History)
{
    public static GuardrailReport Of(GuardrailStatus status) => new(
        status.Guardrail,
        status.Description,
        status.Event,
        status.State,
        status.Because,
        FiniteOrNull(status.Evidence),
        status.ToleratedRatio,
        status.FalseAlarms,
        status.Treated,
        status.Control,
        FiniteOrNull(status.Ratio),
        status.RatioAtLeast > 0 ? FiniteOrNull(status.RatioAtLeast) : null,
        FiniteOrNull(status.RatioAtMost),
        GuardrailText.Describe(status),
        status.NotCompared,
        status.Salt,
        status.DecidedAt,
        status.DecisionId,
        [.. status.History.Select(point => new GuardrailPointReport(point.Time, FiniteOrNull(point.Evidence), point.Treated, point.Control))]);

    /// <summary>Returns null for infinity and for values that are not numbers, which JSON does not have.</summary>
    private static double? FiniteOrNull(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
