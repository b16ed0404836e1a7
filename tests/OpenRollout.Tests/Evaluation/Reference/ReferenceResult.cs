using OpenRollout.Evaluation;
using OpenRollout.Manifest;

namespace OpenRollout.Tests.Evaluation.Reference;

/// <summary>The result by which the reference and the engine are compared. The value is ignored for errors.</summary>
internal sealed record ReferenceResult(ManifestValue? Value, string? Variant, EvaluationReason Reason, string? Stage, EvaluationError Error)
{
    public static ReferenceResult Of(Outcome outcome) => new(
        outcome.Error == EvaluationError.None ? outcome.Value : null,
        outcome.Variant,
        outcome.Reason,
        outcome.Stage,
        outcome.Error);
}
