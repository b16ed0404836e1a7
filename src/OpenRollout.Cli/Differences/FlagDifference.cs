namespace OpenRollout.Cli.Differences;

/// <summary>The difference of a flag between two manifests.</summary>
/// <param name="Key">The key.</param>
/// <param name="Kind">Whether the flag was added, removed or changed.</param>
/// <param name="IsKilled">Whether the flag was enabled and is disabled now.</param>
/// <param name="Edits">The edits that people discuss, such as <c>stage 'alpha' → 'gradual'</c>.</param>
/// <param name="Transitions">The effects on users, the worst first. Undecided ones have no witness.</param>
/// <param name="Undecided">The reason why nothing could be decided; null if it could.</param>
internal sealed record FlagDifference(
    string Key, FlagDifferenceKind Kind, bool IsKilled, IReadOnlyList<string> Edits, IReadOnlyList<Transition> Transitions, string? Undecided)
{
    /// <summary>Gets a value indicating whether the comparison has a gap: a kind of transition is neither found nor ruled out.</summary>
    public bool IsUndecided => Undecided is not null || Transitions.Any(transition => transition.IsUndecided && !Has(transition.Kind));

    /// <summary>Returns whether a kind of transition certainly happens to some user.</summary>
    public bool Has(TransitionKind kind) => Transitions.Any(transition => transition.Kind == kind && !transition.IsUndecided);
}
