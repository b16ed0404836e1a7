namespace OpenRollout;

/// <summary>The status of a provider's decision store at one time. Immutable.</summary>
public sealed class DecisionStoreStatus
{
    internal DecisionStoreStatus()
    {
    }

    /// <summary>Gets a value indicating whether the store, or a copy of it, has been read. If not, decisions may exist that the provider does not apply, and the provider is unhealthy.</summary>
    public bool HasBeenRead { get; internal init; }

    /// <summary>Gets the time of the store's last snapshot without a problem, in UTC; null if there has been none. A store that works and does not change returns no further snapshots.</summary>
    public DateTimeOffset? ConfirmedAt { get; internal init; }

    /// <summary>Gets the time since which decisions may be missing, in UTC; null without a problem.</summary>
    public DateTimeOffset? StaleSince { get; internal init; }

    /// <summary>Gets the reason why decisions may be missing; null if all are known. The provider is stale while there is one.</summary>
    public string? Problem { get; internal init; }

    /// <summary>Gets problems that do not affect which decisions are known, such as a store that cannot be written; empty if there are none.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];
}
