namespace OpenRollout;

/// <summary>What evaluating without the client gave. Both fit into registers, which costs less than handing them out through memory.</summary>
/// <param name="State">What was evaluated; null where only the client would tell the truth.</param>
/// <param name="Outcome">The index of the outcome, an error included.</param>
internal readonly record struct DirectOutcome(ProviderState? State, int Outcome);
