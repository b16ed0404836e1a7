using System.Text.Json.Nodes;
using OpenRollout.Evaluation;

namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>The value that a flag has for a user, and the explanation.</summary>
/// <param name="Flag">The key of the flag.</param>
/// <param name="Value">The value; in case of an error, the default of the manifest, in place of which callers get their own default.</param>
/// <param name="Variant">The name of the variant; null in case of an error.</param>
/// <param name="Reason">The OpenFeature reason.</param>
/// <param name="Stage">The name of the stage that determined the value; null for defaults and errors.</param>
/// <param name="Status">The state of the flag in one sentence, with the environment, the time and the reason.</param>
/// <param name="Layer">The layer that decides the state.</param>
/// <param name="Decision">The identifier of the strictest decision in force; null if there is none.</param>
/// <param name="Error">The error message; null without an error.</param>
/// <param name="Steps">The steps of the evaluation.</param>
/// <param name="Conclusion">The conclusion from the steps.</param>
/// <param name="Text">The explanation as text, one line for each step.</param>
internal sealed record ExplanationReport(
    string Flag,
    JsonNode? Value,
    string? Variant,
    string Reason,
    string? Stage,
    string? Status,
    FlagStateLayer? Layer,
    string? Decision,
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
            explanation.Status?.ToString(),
            explanation.Status?.Layer,
            explanation.Status?.Decision?.Id,
            outcome.Error == EvaluationError.None ? null : outcome.ErrorMessage,
            explanation.Steps,
            explanation.Conclusion,
            explanation.ToString());
    }
}
