using System.Text.Json.Nodes;
using OpenRollout.Evaluation;

namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>What a flag gives a user, and why.</summary>
/// <param name="Flag">The key.</param>
/// <param name="Value">The value; of an error the manifest's default, which the caller's replaces.</param>
/// <param name="Variant">The variant; null for an error.</param>
/// <param name="Reason">The reason, as OpenFeature has it.</param>
/// <param name="Stage">The stage that decided; null for defaults and errors.</param>
/// <param name="Error">What kept the flag from being evaluated; null where nothing did.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Conclusion">Why the result follows.</param>
/// <param name="Text">The whole explanation, one step a line.</param>
internal sealed record ExplanationReport(
    string Flag,
    JsonNode? Value,
    string? Variant,
    string Reason,
    string? Stage,
    string? Error,
    IReadOnlyList<ExplanationStep> Steps,
    string Conclusion,
    string Text)
{
    public static ExplanationReport Of(Explanation explanation)
    {
        var outcome = explanation.Outcome;
        return new ExplanationReport(
            explanation.FlagKey,
            JsonNode.Parse(outcome.Value.ToString()),
            outcome.Variant,
            outcome.Reason.ToString(),
            outcome.Stage,
            outcome.Error == EvaluationError.None ? null : outcome.ErrorMessage,
            explanation.Steps,
            explanation.Conclusion,
            explanation.ToString());
    }
}
