using System.Text.Json;
using OpenRollout.Cli.Differences;

namespace OpenRollout.Cli.Output.Reports;

/// <summary>The effect of a change on some users.</summary>
/// <param name="Effect">Either <c>Drop</c>, <c>Change</c>, <c>Join</c> or <c>Default</c>.</param>
/// <param name="Before">Why they got what they got.</param>
/// <param name="ValueBefore">The value before.</param>
/// <param name="After">Why they get what they get.</param>
/// <param name="ValueAfter">The value after.</param>
/// <param name="From">The time from which it happens; null if it happens at the time of the comparison.</param>
/// <param name="Witness">The context of such a user; null if it is undecided whether there is one.</param>
internal sealed record TransitionReport(
    TransitionKind Effect, string Before, JsonElement ValueBefore, string After, JsonElement ValueAfter, DateTimeOffset? From, JsonElement? Witness)
{
    /// <summary>Creates the report of a transition.</summary>
    public static TransitionReport Of(Transition transition) => new(
        transition.Kind,
        transition.Before.Cause,
        EvaluationReport.Parse(transition.Before.Value.ToString()),
        transition.After.Cause,
        EvaluationReport.Parse(transition.After.Value.ToString()),
        transition.From,
        transition.Witness is { } witness ? EvaluationReport.Parse(witness) : null);
}
