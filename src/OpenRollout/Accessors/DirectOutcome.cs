using OpenRollout.Providers;

namespace OpenRollout.Accessors;

/// <summary>The result of an evaluation without OpenFeature's client. Both members fit into registers, which is cheaper than out parameters.</summary>
/// <param name="State">The state that was evaluated; null if the flag must be evaluated through the client.</param>
/// <param name="Outcome">The index of the outcome, which may be an error.</param>
internal readonly record struct DirectOutcome(ProviderState? State, int Outcome);
