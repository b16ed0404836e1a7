namespace OpenRollout;

/// <summary>The evidence of one guardrail for one flag at one time. Immutable.</summary>
public sealed class GuardrailStatus
{
    /// <summary>Gets the flag's key.</summary>
    public required string FlagKey { get; init; }

    /// <summary>Gets the guardrail's name.</summary>
    public required string Guardrail { get; init; }

    /// <summary>Gets the guardrail's description, or null if it has none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the name of the event that is counted.</summary>
    public required string Event { get; init; }

    /// <summary>Gets the flag's salt, for which the evidence was counted.</summary>
    public required string Salt { get; init; }

    /// <summary>Gets the state.</summary>
    public required GuardrailState State { get; init; }

    /// <summary>Gets the reason why the guardrail only tells or is muted; null otherwise.</summary>
    public string? Because { get; init; }

    /// <summary>Gets the tolerated ratio.</summary>
    public required decimal ToleratedRatio { get; init; }

    /// <summary>Gets the bound on false alarms over the life of the salt, in percent, shared by the flag's guardrails.</summary>
    public required decimal FalseAlarms { get; init; }

    /// <summary>Gets the evidence for harm as a share of the threshold: 1 or more is an alarm. Never negative.</summary>
    public required double Evidence { get; init; }

    /// <summary>Gets the number of counted users who have the feature.</summary>
    public required long Treated { get; init; }

    /// <summary>Gets the number of counted users who do not have the feature.</summary>
    public required long Control { get; init; }

    /// <summary>Gets the estimated ratio of the risks of users with and without the feature; null without enough counts.</summary>
    public double? Ratio { get; init; }

    /// <summary>Gets the lower bound of the ratio; 0 if there is none.</summary>
    public double RatioAtLeast { get; init; }

    /// <summary>Gets the upper bound of the ratio; infinity if there is none.</summary>
    public double RatioAtMost { get; init; } = double.PositiveInfinity;

    /// <summary>Gets the numbers of events of users who are not compared, by reason, such as <c>forced</c>; empty if there are none.</summary>
    public IReadOnlyDictionary<string, long> NotCompared { get; init; } = new Dictionary<string, long>();

    /// <summary>Gets the evidence over time, oldest first.</summary>
    public IReadOnlyList<GuardrailPoint> History { get; init; } = [];

    /// <summary>Gets the UTC time of the decision; null if there is none.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Gets the identifier of the decision; null if there is none.</summary>
    public string? DecisionId { get; init; }
}
