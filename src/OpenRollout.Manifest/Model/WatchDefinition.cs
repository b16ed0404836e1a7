namespace OpenRollout.Manifest;

/// <summary>The guardrails that watch a rollout. Immutable.</summary>
public sealed class WatchDefinition
{
    /// <summary>The bound on false alarms of a watch that sets none, in percent.</summary>
    public const decimal DefaultFalseAlarms = 1m;

    /// <summary>Gets the names of the guardrails, with their positions.</summary>
    public required IReadOnlyList<Name> Guardrails { get; init; }

    /// <summary>Gets the bound on the probability of a false alarm over the life of the flag's salt, in percent: greater than 0, at most 50, with up to three decimals. The guardrails share it.</summary>
    public decimal FalseAlarms { get; init; } = DefaultFalseAlarms;

    /// <summary>Gets what a guardrail does when its evidence reaches the threshold.</summary>
    public GuardrailAction Then { get; init; }

    /// <summary>Gets the position of <c>watch</c> in the manifest or its overlay.</summary>
    public TextRange Range { get; init; }
}
