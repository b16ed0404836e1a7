using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>A flag that guardrails watch. A program keeps it, because an application does not keep rollouts in memory.</summary>
/// <param name="Flag">The index of the flag in its program.</param>
/// <param name="Watch">The guardrails; <see cref="RolloutManifest.FindGuardrail"/> returns their definitions.</param>
/// <param name="Salt">The salt of the flag's percentages.</param>
/// <param name="Unit">The name of the attribute that determines a user's bucket.</param>
internal sealed record WatchedFlag(int Flag, WatchDefinition Watch, string Salt, string Unit);
