using OpenRollout.Decisions;

namespace OpenRollout;

/// <summary>The withdrawal of one decision, which it ends permanently. Immutable and thread-safe.</summary>
public sealed record DecisionWithdrawal
{
    private readonly string _decisionId = "";
    private readonly DateTimeOffset _at = DecisionTime.Now;
    private readonly string _by = "";
    private readonly string _reason = "";

    /// <summary>Gets the identifier of the withdrawn decision.</summary>
    /// <exception cref="ArgumentException">The identifier does not have the form of <see cref="RolloutDecision.Id"/>.</exception>
    public required string DecisionId
    {
        get => _decisionId;
        init => _decisionId = Decisions.DecisionId.IsValid(value) ? value : throw new ArgumentException(Decisions.DecisionId.Rule, nameof(value));
    }

    /// <summary>Gets the time of the withdrawal, in UTC. The default is the current time.</summary>
    public DateTimeOffset At
    {
        get => _at;
        init => _at = value.ToUniversalTime();
    }

    /// <summary>Gets the name of the person or tool that withdrew the decision, for operators.</summary>
    /// <exception cref="ArgumentException">The name is null or empty.</exception>
    public required string By
    {
        get => _by;
        init => _by = DecisionText.RequireText(value, RolloutDecision.MaximumByLength);
    }

    /// <summary>Gets the reason for the withdrawal, for operators.</summary>
    /// <exception cref="ArgumentException">The reason is null or empty.</exception>
    public required string Reason
    {
        get => _reason;
        init => _reason = DecisionText.RequireText(value, RolloutDecision.MaximumReasonLength);
    }
}
