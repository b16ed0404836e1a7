using OpenRollout.Decisions;

namespace OpenRollout;

/// <summary>
/// A decision that takes something away in an emergency: it switches a flag off, or holds its rollout at an earlier stage. A
/// decision never gives a feature to more users. Immutable and thread-safe; two decisions with the same content are equal.
/// </summary>
/// <example>
/// <code>
/// await provider.DecideAsync(RolloutDecision.SwitchOff("chat.reactions", by: "maria", reason: "floods the notification queue"));
/// </code>
/// </example>
public sealed record RolloutDecision
{
    /// <summary>The maximum length of <see cref="By"/>, in UTF-16 code units. Longer text is truncated.</summary>
    public const int MaximumByLength = 100;

    /// <summary>The maximum length of <see cref="Reason"/>, in UTF-16 code units. Longer text is truncated.</summary>
    public const int MaximumReasonLength = 500;

    /// <summary>The maximum length of <see cref="FlagKey"/>, <see cref="HoldAt"/> and <see cref="Salt"/>, in UTF-16 code units.</summary>
    public const int MaximumNameLength = 1_000;

    private readonly string _id = DecisionId.Create();
    private readonly string _flagKey = "";
    private readonly string? _holdAt;
    private readonly string? _salt;
    private readonly DateTimeOffset _since = DecisionTime.Now;
    private readonly string _by = "";
    private readonly string _reason = "";

    /// <summary>
    /// Gets the identifier of the decision: 8 to 64 of the characters <c>a</c> to <c>z</c>, <c>0</c> to <c>9</c> and <c>-</c>.
    /// The default is a new one that starts with the current time and is unique.
    /// </summary>
    /// <exception cref="ArgumentException">The identifier has another form.</exception>
    public string Id
    {
        get => _id;
        init => _id = DecisionId.IsValid(value) ? value : throw new ArgumentException(DecisionId.Rule, nameof(value));
    }

    /// <summary>Gets the key of the flag. A decision for a flag that the manifest does not have is kept and has no effect.</summary>
    /// <exception cref="ArgumentException">The key is null, empty or too long.</exception>
    public required string FlagKey
    {
        get => _flagKey;
        init => _flagKey = DecisionText.RequireName(value);
    }

    /// <summary>
    /// Gets the name of the last stage that the flag may reach; null to switch the flag off. If the flag has no such stage, the
    /// decision switches the flag off.
    /// </summary>
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public string? HoldAt
    {
        get => _holdAt;
        init => _holdAt = value is null ? null : DecisionText.RequireName(value);
    }

    /// <summary>
    /// Gets the time of the decision, in UTC. The default is the current time. Under a hold, schedules and ramps are evaluated
    /// at the earlier of the current time and this time. Whether the decision is in force does not depend on it.
    /// </summary>
    public DateTimeOffset Since
    {
        get => _since;
        init => _since = value.ToUniversalTime();
    }

    /// <summary>Gets the name of the person or tool that decided, for operators.</summary>
    /// <exception cref="ArgumentException">The name is null or empty.</exception>
    public required string By
    {
        get => _by;
        init => _by = DecisionText.RequireText(value, MaximumByLength);
    }

    /// <summary>Gets the reason for the decision, for operators.</summary>
    /// <exception cref="ArgumentException">The reason is null or empty.</exception>
    public required string Reason
    {
        get => _reason;
        init => _reason = DecisionText.RequireText(value, MaximumReasonLength);
    }

    /// <summary>Gets the salt under which the decision applies: it has no effect while the flag has another salt. Null, the default, applies under every salt.</summary>
    /// <exception cref="ArgumentException">The salt is empty or too long.</exception>
    public string? Salt
    {
        get => _salt;
        init => _salt = value is null ? null : DecisionText.RequireName(value);
    }

    /// <summary>Creates a decision that gives everyone the flag's default value.</summary>
    /// <param name="flagKey">The key of the flag.</param>
    /// <param name="by">The name of the person or tool that decides.</param>
    /// <param name="reason">The reason, for operators.</param>
    public static RolloutDecision SwitchOff(string flagKey, string by, string reason) => new() { FlagKey = flagKey, By = by, Reason = reason };

    /// <summary>Creates a decision that holds a flag at a stage or an earlier one, with schedules and ramps as they are now.</summary>
    /// <param name="flagKey">The key of the flag.</param>
    /// <param name="stage">The name of the last stage that the flag may reach.</param>
    /// <param name="by">The name of the person or tool that decides.</param>
    /// <param name="reason">The reason, for operators.</param>
    public static RolloutDecision Hold(string flagKey, string stage, string by, string reason)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return new() { FlagKey = flagKey, HoldAt = stage, By = by, Reason = reason };
    }
}
