namespace OpenRollout;

/// <summary>A decision and its effect on the manifest that a provider serves. Immutable.</summary>
public sealed class DecisionStatus
{
    internal DecisionStatus(RolloutDecision decision, DecisionEffect effect, string? problem, bool isStored)
        => (Decision, Effect, Problem, IsStored) = (decision, effect, problem, isStored);

    /// <summary>Gets the decision.</summary>
    public RolloutDecision Decision { get; }

    /// <summary>Gets the effect of the decision. If a flag has several decisions, the strictest one counts.</summary>
    public DecisionEffect Effect { get; }

    /// <summary>Gets the reason why the decision has no effect or switches the flag off instead of holding it; null if it acts as it says.</summary>
    public string? Problem { get; }

    /// <summary>Gets a value indicating whether the store had the decision when it was read last. If not, the decision is in force in this process only, until it is withdrawn or the process ends.</summary>
    public bool IsStored { get; }
}
