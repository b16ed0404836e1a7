namespace OpenRollout.Removal.Outcomes;

/// <summary>The value that a flag always has, or the values to choose from.</summary>
/// <param name="Kind">The origin of the value.</param>
/// <param name="Values">The value; if it is undecided, the values to choose from, without one if no value can take the flag's place.</param>
/// <param name="Reason">The state that decides the value, or the reason why none is decided, as a sentence.</param>
/// <param name="Assumption">The assumption under which the flag has the value, as a sentence.</param>
internal sealed record FlagOutcome(OutcomeKind Kind, IReadOnlyList<OutcomeValue> Values, string Reason, string Assumption)
{
    /// <summary>Gets the only value; null if the user has to choose.</summary>
    public OutcomeValue? Value => Kind == OutcomeKind.Undecided ? null : Values[0];
}
