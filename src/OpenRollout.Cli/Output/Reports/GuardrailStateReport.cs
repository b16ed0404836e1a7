using OpenRollout.Guardrails.Reporting;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Output.Reports;

/// <summary>The evidence of a guardrail for a flag in an environment.</summary>
/// <param name="Guardrail">The name of the guardrail.</param>
/// <param name="Event">The name of the counted event.</param>
/// <param name="State">The state: <c>Watching</c>, <c>Telling</c>, <c>Decided</c> or <c>Muted</c>.</param>
/// <param name="Because">The reason why it only tells or is muted; null otherwise.</param>
/// <param name="Evidence">The evidence for harm as a share of the threshold: 1 or more is an alarm.</param>
/// <param name="Treated">The number of counted users with the feature.</param>
/// <param name="Control">The number of counted users without it.</param>
/// <param name="Ratio">The estimated ratio of the risks; null without enough counts.</param>
/// <param name="RatioAtLeast">The lower bound of the ratio; null if there is none.</param>
/// <param name="RatioAtMost">The upper bound of the ratio; null if there is none.</param>
/// <param name="Text">The counts and the ratio in words.</param>
/// <param name="DecidedAt">The time of the decision in UTC; null if there is none.</param>
/// <param name="Decision">The identifier of the decision; null if there is none.</param>
/// <param name="Undo">The command that withdraws the decision; null if there is none.</param>
internal sealed record GuardrailStateReport(
    string Guardrail,
    string Event,
    GuardrailState State,
    string? Because,
    double? Evidence,
    long Treated,
    long Control,
    double? Ratio,
    double? RatioAtLeast,
    double? RatioAtMost,
    string Text,
    DateTimeOffset? DecidedAt,
    string? Decision,
    string? Undo)
{
    /// <summary>Creates the report of a guardrail.</summary>
    /// <param name="status">The evidence.</param>
    /// <param name="undo">The command that withdraws the decision; null if there is none.</param>
    public static GuardrailStateReport Of(GuardrailStatus status, string? undo) => new(
        PlainText.Quote(status.Guardrail),
        PlainText.Quote(status.Event),
        status.State,
        status.Because is { } reason ? PlainText.Shorten(reason, PlainText.MaximumMessage) : null,
        FiniteOrNull(status.Evidence),
        status.Treated,
        status.Control,
        FiniteOrNull(status.Ratio),
        status.RatioAtLeast > 0 ? FiniteOrNull(status.RatioAtLeast) : null,
        FiniteOrNull(status.RatioAtMost),
        GuardrailText.Describe(status),
        status.DecidedAt,
        status.DecisionId,
        undo);

    /// <summary>Returns null for infinity and for values that are not numbers, which JSON does not have.</summary>
    private static double? FiniteOrNull(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
