using System.Globalization;
using System.Text;

namespace OpenRollout.Evaluation;

/// <summary>Why a flag gave what it gave: every step of its evaluation, told by the evaluation itself.</summary>
public sealed class Explanation
{
    internal Explanation(Outcome outcome, IReadOnlyList<ExplanationStep> steps, string conclusion)
    {
        Outcome = outcome;
        Steps = steps;
        Conclusion = conclusion;
    }

    /// <summary>The flag's key.</summary>
    public string FlagKey => Outcome.Flag.Key;

    /// <summary>What the flag gave.</summary>
    public Outcome Outcome { get; }

    /// <summary>The steps, in the order in which they were taken; those that the result did not need are not among them.</summary>
    public IReadOnlyList<ExplanationStep> Steps { get; }

    /// <summary>Why the result follows, in one sentence.</summary>
    public string Conclusion { get; }

    /// <summary>Returns the whole explanation, one step a line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var value = Outcome.Error == EvaluationError.None ? Outcome.Value.ToString() : "error";
        text.Append(CultureInfo.InvariantCulture, $"{FlagKey} = {value}");
        text.Append(Outcome.Variant is { } variant ? $" (variant {variant})" : "").Append('\n');
        string? heading = null;
        foreach (var step in Steps)
        {
            var next = HeadingOf(step);
            if (next != heading)
            {
                text.Append("  ").Append(next).Append('\n');
                heading = next;
            }

            text.Append("    ").Append(step).Append('\n');
        }

        return text.Append("  ").Append(Conclusion).Append('\n').ToString();
    }

    private static string HeadingOf(ExplanationStep step) => step switch
    {
        { Kind: ExplanationStepKind.Required } => "required flags",
        { Kind: ExplanationStepKind.Excluded } => $"excluded segment {step.Reference}",
        { Kind: ExplanationStepKind.Schedule } => "schedule",
        { Reference: { } segment } => $"stage {step.Stage}, audience {step.Audience} (segment {segment})",
        _ => $"stage {step.Stage}, audience {step.Audience}",
    };
}
