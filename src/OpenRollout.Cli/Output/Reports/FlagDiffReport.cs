using OpenRollout.Cli.Differences;

namespace OpenRollout.Cli.Output.Reports;

/// <summary>The difference of a flag.</summary>
/// <param name="Flag">The key.</param>
/// <param name="Difference">Either <c>Added</c>, <c>Removed</c> or <c>Changed</c>.</param>
/// <param name="IsKilled">Whether the flag was enabled and is disabled now.</param>
/// <param name="Edits">The edits, as text.</param>
/// <param name="Users">The effects on users, the worst first.</param>
/// <param name="Undecided">The reason why the flag could not be compared; null if it could.</param>
internal sealed record FlagDiffReport(
    string Flag, FlagDifferenceKind Difference, bool IsKilled, IReadOnlyList<string> Edits, IReadOnlyList<TransitionReport> Users, string? Undecided)
{
    /// <summary>Creates the report of a flag.</summary>
    public static FlagDiffReport Of(FlagDifference difference) => new(
        difference.Key, difference.Kind, difference.IsKilled, difference.Edits, [.. difference.Transitions.Select(TransitionReport.Of)], difference.Undecided);
}
