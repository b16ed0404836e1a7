using OpenRollout.Evaluation;
using OpenRollout.Manifest.Text;
using Spectre.Console;

namespace OpenRollout.Cli.Output;

/// <summary>Draws explanations as trees: a branch for each stage and audience, a leaf for each test.</summary>
internal static class ExplanationTree
{
    /// <summary>Returns the tree of an explanation.</summary>
    public static Tree Of(Explanation explanation)
    {
        var outcome = explanation.Outcome;
        var result = outcome.Error != EvaluationError.None ? "the caller's default" : outcome.Value.ToString();
        var tree = new Tree($"{Screen.Style(PlainText.Quote(explanation.FlagKey), "bold")} = {Screen.Style(PlainText.Shorten(result, PlainText.MaximumMessage), outcome.Stage is null ? "default" : "green")}{Markup.Escape(DescribeResult(outcome))}");
        (TreeNode? Node, ExplanationStepKind Kind, string? Stage, int Audience) branch = default;
        foreach (var step in explanation.Steps)
        {
            var kind = step.Stage is not null && step.Kind != ExplanationStepKind.Schedule ? ExplanationStepKind.Condition : step.Kind;
            var stage = kind == ExplanationStepKind.Schedule ? null : step.Stage;
            if (branch.Node is null || (branch.Kind, branch.Stage, branch.Audience) != (kind, stage, step.Audience))
            {
                branch = (tree.AddNode(Markup.Escape(HeadingOf(kind, step))), kind, stage, step.Audience);
            }

            branch.Node!.AddNode(LeafOf(step));
        }

        tree.AddNode(Screen.Style(explanation.Conclusion, "bold"));
        return tree;
    }

    private static string DescribeResult(Outcome outcome)
        => $" ({string.Join(", ", new[] { outcome.Variant is { } variant ? $"variant {variant}" : null, outcome.Stage is { } stage ? $"stage {stage}" : null, $"reason {Reports.EvaluationReport.Of(outcome).Reason}" }.OfType<string>())})";

    private static string HeadingOf(ExplanationStepKind kind, ExplanationStep step) => kind switch
    {
        ExplanationStepKind.Required => "required flags",
        ExplanationStepKind.Excluded => "excluded segments",
        ExplanationStepKind.Schedule => "schedule",
        _ => $"stage {PlainText.Quote(step.Stage ?? "")}, audience {step.Audience}",
    };

    private static string LeafOf(ExplanationStep step)
    {
        var text = step.ToString();
        return step.Holds ? $"[green]✓[/] {Markup.Escape(text)}" : $"[red]✗[/] {Markup.Escape(text)}";
    }
}
