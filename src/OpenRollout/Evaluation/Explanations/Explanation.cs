using System.Globalization;
using System.Text;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Evaluation;

/// <summary>An explanation of a flag's result for one user: the steps of the evaluation, recorded while it ran. Immutable.</summary>
public sealed class Explanation
{
    internal Explanation(Outcome outcome, IReadOnlyList<ExplanationStep> steps, string conclusion)
    {
        Outcome = outcome;
        Steps = steps;
        Conclusion = conclusion;
    }

    /// <summary>Gets the flag's key.</summary>
    public string FlagKey => Outcome.Flag.Key;

    /// <summary>Gets the result of the evaluation.</summary>
    public Outcome Outcome { get; }

    /// <summary>Gets the state of the flag: the environment, the layer that decides the state, and the decision in force; null if the flag was not evaluated by a provider.</summary>
    public FlagStatus? Status { get; private init; }

    /// <summary>Gets the steps in the order in which they were taken. Conditions that were not tested are not included.</summary>
    public IReadOnlyList<ExplanationStep> Steps { get; }

    /// <summary>Gets the reason for the result, in one sentence.</summary>
    public string Conclusion { get; }

    /// <summary>Returns the complete explanation, with each step on its own line.</summary>
    /// <returns>The result, the steps under a heading for each stage and audience, and the conclusion.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{PlainText.Quote(FlagKey)} = {PlainText.Shorten(DescribeResult(), PlainText.MaximumMessage)}\n");
        if (Status is { } status && (status.Environment is not null || status.Reason is not null || status.Layer != FlagStateLayer.Manifest))
        {
            text.Append(CultureInfo.InvariantCulture, $"  {status} ({DescribeLayer(status)})\n");
        }

        string? heading = null;
        foreach (var step in Steps)
        {
            var next = HeadingOf(step);
            if (next != heading)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {next}\n");
                heading = next;
            }

            text.Append(CultureInfo.InvariantCulture, $"    {step}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"  {Conclusion}\n").ToString();
    }

    /// <summary>Returns the explanation with the state of its flag.</summary>
    internal Explanation WithStatus(FlagStatus status) => new(Outcome, Steps, Conclusion) { Status = status };

    private static string DescribeLayer(FlagStatus status) => status switch
    {
        { Layer: FlagStateLayer.Decision, Decision: { } decision } => $"decision {decision.Id}",
        { Layer: FlagStateLayer.Overlay } => "overlay",
        _ => "manifest",
    };

    private string DescribeResult() => Outcome switch
    {
        { Error: not EvaluationError.None } => $"the caller's default (reason {Outcome.Reason}, {Outcome.Error})",
        { Stage: { } stage } => $"{Outcome.Value} (variant {Outcome.Variant}, stage {stage}, reason {Outcome.Reason})",
        _ => $"{Outcome.Value} (variant {Outcome.Variant}, reason {Outcome.Reason})",
    };

    private static string HeadingOf(ExplanationStep step) => step.Kind switch
    {
        ExplanationStepKind.Required => "required flags",
        ExplanationStepKind.Excluded => "excluded segments",
        ExplanationStepKind.Schedule => "schedule",
        _ => $"stage {PlainText.Quote(step.Stage ?? "")}, audience {step.Audience}",
    };
}
