using OpenRollout.Manifest;

namespace OpenRollout.Guardrails.Monitoring;

/// <summary>The part of a guardrail's definition that can change without an effect on its evidence.</summary>
/// <param name="Description">The description; null if there is none.</param>
/// <param name="Action">The action when the evidence reaches the threshold.</param>
internal sealed record WatchText(string? Description, GuardrailAction Action);
