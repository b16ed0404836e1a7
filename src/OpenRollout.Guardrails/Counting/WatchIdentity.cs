namespace OpenRollout.Guardrails.Counting;

/// <summary>The owner of evidence: a flag with its salt, a guardrail, and the definition of the guardrail.</summary>
/// <param name="FlagSetId">The name of the flag set; null if the provider has none.</param>
/// <param name="Environment">The environment, compared without regard to case; null for the manifest alone.</param>
/// <param name="FlagKey">The flag's key.</param>
/// <param name="Salt">The flag's salt.</param>
/// <param name="Unit">The name of the attribute that is the flag's unit. Like the definition, it must not change under a salt.</param>
/// <param name="Guardrail">The guardrail's name.</param>
/// <param name="Definition">The guardrail's definition.</param>
internal sealed record WatchIdentity(string? FlagSetId, string? Environment, string FlagKey, string Salt, string Unit, string Guardrail, WatchedDefinition Definition)
{
    /// <summary>Returns whether evidence that was counted for the other watch is evidence for this one.</summary>
    public bool CountsLike(WatchIdentity other) => Unit == other.Unit && Definition == other.Definition;

    /// <summary>Returns the reason why evidence that was counted for the other watch is muted for this one; null if it counts.</summary>
    public string? ExplainDifference(WatchIdentity counted) => CountsLike(counted) ? null
        : $"the definition of the guardrail has changed since users were counted for the salt '{Salt}'; change it back, or choose a new salt for the flag '{FlagKey}'";
}
