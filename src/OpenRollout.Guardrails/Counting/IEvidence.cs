using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Counting;

/// <summary>The users that one guardrail has counted for one flag and salt. Thread-safe.</summary>
internal interface IEvidence
{
    /// <summary>Gets the flag, guardrail, salt and definition that the counts belong to.</summary>
    WatchIdentity Identity { get; }

    /// <summary>Gets the reason why nothing is counted, such as a changed definition or a full memory; null while users are counted.</summary>
    string? MutedBecause { get; }

    /// <summary>Gets the reason why the guardrail may only tell, such as a state that does not outlive the process; null if it may decide.</summary>
    string? TellsOnlyBecause { get; }

    /// <summary>Gets the time at which the guardrail decided, which ended the counting; null before.</summary>
    DateTimeOffset? DecidedAt { get; }

    /// <summary>Returns whether the user was seen before. Takes no lock and allocates nothing.</summary>
    /// <param name="user">The user's hash.</param>
    bool HasSeen(ulong user);

    /// <summary>
    /// Counts a user once. A local implementation counts before the method returns; a remote one may count later, in a batch.
    /// In both cases <see cref="Counted"/> follows.
    /// </summary>
    void Count(ulong user, Stratum stratum, RolloutArm arm);

    /// <summary>Copies the counts of all strata.</summary>
    StratumCounts[] GetCounts();

    /// <summary>Records durably that the guardrail has decided, and ends the counting.</summary>
    void Decide(DateTimeOffset time);

    /// <summary>Occurs after a user was counted: locally on the thread that counts, before <see cref="Count"/> returns.</summary>
    event Action<IEvidence>? Counted;
}
