using OpenRollout.Evaluation;

namespace OpenRollout.Cli.Output.Reports;

/// <summary>A step of an evaluation.</summary>
/// <param name="Kind">The kind: <c>Required</c>, <c>Excluded</c>, <c>Schedule</c>, <c>Condition</c>, <c>Percentage</c> or <c>Split</c>.</param>
/// <param name="Stage">The stage; null outside of a stage.</param>
/// <param name="Audience">The number of the audience in its stage, from 1; null outside of an audience.</param>
/// <param name="Reference">The required flag or the innermost segment; null if there is none.</param>
/// <param name="Text">The test, with the value that it saw.</param>
/// <param name="Holds">Whether the test held.</param>
/// <param name="Bucket">The bucket of the user, 0 to 99999; null if it was not needed.</param>
/// <param name="Percentage">The percentage that the bucket was compared with; null if the step is not a percentage.</param>
internal sealed record StepReport(
    ExplanationStepKind Kind, string? Stage, int? Audience, string? Reference, string Text, bool Holds, int? Bucket, decimal? Percentage)
{
    /// <summary>Creates the report of a step.</summary>
    public static StepReport Of(ExplanationStep step) => new(
        step.Kind, step.Stage, step.Audience == 0 ? null : step.Audience, step.Reference, step.Text, step.Holds, step.Bucket, step.Share / 1000m);
}
