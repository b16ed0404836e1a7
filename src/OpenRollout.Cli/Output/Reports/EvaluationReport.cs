using System.Text.Json;
using OpenRollout.Evaluation;
using OpenRollout.Telemetry;

namespace OpenRollout.Cli.Output.Reports;

/// <summary>The result of evaluating a flag for a context.</summary>
/// <param name="Flag">The key of the flag.</param>
/// <param name="Value">The value; for an error the default of the manifest, in place of which callers get their own default.</param>
/// <param name="Variant">The variant; null for an error.</param>
/// <param name="Reason">OpenFeature's reason, such as <c>TARGETING_MATCH</c>.</param>
/// <param name="Stage">The stage of the audience that includes the user; null if none does.</param>
/// <param name="ErrorCode">OpenFeature's error code; null without an error.</param>
/// <param name="ErrorMessage">The problem of the context; null without an error.</param>
internal sealed record EvaluationReport(
    string Flag, JsonElement Value, string? Variant, string Reason, string? Stage, string? ErrorCode, string? ErrorMessage)
{
    /// <summary>Creates the report of an outcome.</summary>
    public static EvaluationReport Of(Outcome outcome) => new(
        outcome.Flag.Key,
        Parse(outcome.Value.ToString()),
        outcome.Variant,
        TagValues.From(outcome.Reason).ToUpperInvariant(),
        outcome.Stage,
        outcome.Error switch
        {
            EvaluationError.None => null,
            EvaluationError.TargetingKeyMissing => "TARGETING_KEY_MISSING",
            _ => "INVALID_CONTEXT",
        },
        outcome.ErrorMessage);

    /// <summary>Returns a value of a manifest as JSON.</summary>
    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
