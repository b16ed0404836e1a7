using OpenRollout.Evaluation;

namespace OpenRollout;

/// <summary>What evaluating without the client gave. Two references fit into registers, which costs less than handing them out through memory.</summary>
/// <param name="State">What was evaluated; null where only the client would tell the truth.</param>
/// <param name="Outcome">The outcome, an error included; null where only the client would tell the truth.</param>
internal readonly record struct DirectOutcome(ProviderState? State, Outcome? Outcome);
