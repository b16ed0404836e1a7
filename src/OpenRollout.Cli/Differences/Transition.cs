namespace OpenRollout.Cli.Differences;

/// <summary>What a change does to users who got a flag for one reason and get it for another now.</summary>
/// <param name="Kind">What it does to them.</param>
/// <param name="Before">What they got, and why.</param>
/// <param name="After">What they get, and why.</param>
/// <param name="From">The time from which it happens; null if it happens at the time of the comparison.</param>
/// <param name="Witness">A context of such a user as JSON, evaluated in both manifests; null if it is undecided whether there is one.</param>
internal sealed record Transition(TransitionKind Kind, CellOutcome Before, CellOutcome After, DateTimeOffset? From, string? Witness)
{
    /// <summary>Gets a value indicating whether it is not known if there is such a user.</summary>
    public bool IsUndecided => Witness is null;
}
