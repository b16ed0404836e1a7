using OpenRollout.Evaluation;

namespace OpenRollout.Cli.Output.Reports;

/// <summary>The explanation of a result.</summary>
/// <param name="Result">The result.</param>
/// <param name="Conclusion">The reason for the result, in one sentence.</param>
/// <param name="Steps">The steps of the evaluation, in order.</param>
internal sealed record ExplanationReport(EvaluationReport Result, string Conclusion, IReadOnlyList<StepReport> Steps)
{
    /// <summary>Creates the report of an explanation.</summary>
    public static ExplanationReport Of(Explanation explanation)
        => new(EvaluationReport.Of(explanation.Outcome), explanation.Conclusion, [.. explanation.Steps.Select(StepReport.Of)]);
}
