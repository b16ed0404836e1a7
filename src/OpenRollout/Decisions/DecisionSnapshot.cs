namespace OpenRollout;

/// <summary>The content of a decision store for one scope at one time, or the reason why it cannot be read. Immutable and thread-safe.</summary>
/// <remarks>
/// A snapshot adds and withdraws decisions; it never removes one by leaving it out. A decision that a provider knows stays in
/// force until a snapshot lists its withdrawal, so an emptied store, a missing file or a volume that is not mounted loosens
/// nothing.
/// </remarks>
public sealed class DecisionSnapshot
{
    /// <summary>Initializes a new instance of the <see cref="DecisionSnapshot"/> class.</summary>
    /// <param name="decisions">The decisions, with or without withdrawn ones.</param>
    /// <param name="withdrawals">The withdrawals.</param>
    public DecisionSnapshot(IReadOnlyList<RolloutDecision> decisions, IReadOnlyList<DecisionWithdrawal> withdrawals)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(withdrawals);
        (Decisions, Withdrawals) = ([.. decisions], [.. withdrawals]);
    }

    private DecisionSnapshot(string problem)
        : this([], [])
        => (IsAvailable, Problem) = (false, problem);

    private DecisionSnapshot(DecisionSnapshot snapshot, string warning)
    {
        (Decisions, Withdrawals, IsAvailable, Problem) = (snapshot.Decisions, snapshot.Withdrawals, snapshot.IsAvailable, snapshot.Problem);
        Warnings = [.. snapshot.Warnings, warning];
    }

    /// <summary>Gets the decisions in the store; empty if there are none or the store cannot be read. A decision with a withdrawal has ended.</summary>
    public IReadOnlyList<RolloutDecision> Decisions { get; }

    /// <summary>Gets the withdrawals in the store; empty if there are none or the store cannot be read.</summary>
    public IReadOnlyList<DecisionWithdrawal> Withdrawals { get; }

    /// <summary>Gets a value indicating whether the store, or a copy of it, was read.</summary>
    public bool IsAvailable { get; } = true;

    /// <summary>Gets the reason why the snapshot may lack decisions, such as a store that cannot be reached or a damaged file; null if it is complete. A provider is stale while there is one.</summary>
    public string? Problem { get; init; }

    /// <summary>Gets problems that do not affect which decisions are known, such as a store that cannot be written; empty if there are none.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Creates a snapshot of a store that cannot be read. Known decisions stay in force.</summary>
    /// <param name="problem">The reason and the remedy, for operators.</param>
    public static DecisionSnapshot Unavailable(string problem)
    {
        ArgumentException.ThrowIfNullOrEmpty(problem);
        return new DecisionSnapshot(problem);
    }

    /// <summary>Returns the same snapshot with another warning.</summary>
    internal DecisionSnapshot With(string warning) => new(this, warning);

    /// <summary>Returns a value indicating whether another snapshot has the same content, in the same order.</summary>
    internal bool HasSameContent(DecisionSnapshot other)
        => IsAvailable == other.IsAvailable && Problem == other.Problem
            && Decisions.SequenceEqual(other.Decisions) && Withdrawals.SequenceEqual(other.Withdrawals) && Warnings.SequenceEqual(other.Warnings);
}
