namespace OpenRollout.Cli.Differences;

/// <summary>The effect of a change on users who got a flag for one reason and get it for another now.</summary>
/// <param name="Kind">The kind of effect.</param>
/// <param name="Before">The outcome before.</param>
/// <param name="After">The outcome now.</param>
/// <param name="From">The time from which it happens; null if it happens at the time of the comparison.</param>
/// <param name="Witness">A context of such a user as JSON, evaluated in both manifests; null if it is undecided whether there is one.</param>
internal sealed record Transition(TransitionKind Kind, CellOutcome Before, CellOutcome After, DateTimeOffset? From, string? Witness)
{
    /// <summary>Gets a value indicating whether it is not known if there is such a user.</summary>
    public bool IsUndecided => Witness is null;
}
