using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Counting;

/// <summary>The users that one guardrail has counted for one flag and salt. Thread-safe. No member throws because of a fault outside the process.</summary>
internal interface IEvidence
{
    /// <summary>Gets the flag, guardrail, salt and definition that the evidence was opened for.</summary>
    WatchIdentity Identity { get; }

    /// <summary>Gets the reason why nothing is counted, such as a changed definition or a full memory; null while users are counted. It can change at any time.</summary>
    string? MutedBecause { get; }

    /// <summary>Gets the reason why the guardrail may only tell, such as a state that does not outlive the process; null if it may decide. It can change at any time.</summary>
    string? TellsOnlyBecause { get; }

    /// <summary>Gets the time at which the guardrail decided, which ended the counting; null before.</summary>
    DateTimeOffset? DecidedAt { get; }

    /// <summary>Returns whether the user was seen before. Takes no lock and allocates nothing.</summary>
    /// <param name="user">The user's hash, from <see cref="UserHash"/>.</param>
    bool HasSeen(ulong user);

    /// <summary>
    /// Counts a user once, unless nothing is counted. A local implementation counts before the method returns; a remote one may count
    /// later, in a batch. In both cases <see cref="Counted"/> follows if the counts have changed.
    /// </summary>
    /// <param name="user">The user's hash, from <see cref="UserHash"/>.</param>
    /// <param name="stratum">The stratum.</param>
    /// <param name="arm">The arm. A user <see cref="RolloutArm.Between"/> the arms is seen from now on, and in no count.</param>
    void Count(ulong user, Stratum stratum, RolloutArm arm);

    /// <summary>Copies the counts of all strata at one time.</summary>
    StratumCounts[] GetCounts();

    /// <summary>Records that the guardrail has decided, and ends the counting. Durable when the method returns, unless <see cref="IEvidenceStore.Problem"/> says otherwise. Only the first time counts.</summary>
    void Decide(DateTimeOffset time);

    /// <summary>Adds a point to the history, unless too few users were counted since the last one. The history is bounded and becomes coarser when it is full.</summary>
    void AddPoint(in GuardrailPoint point);

    /// <summary>Copies the history, oldest first; also that of earlier processes.</summary>
    GuardrailPoint[] GetHistory();

    /// <summary>
    /// Occurs after the counts have changed: locally on the thread that counts, before <see cref="Count"/> returns. Also occurs when a
    /// store that was not available has become so, and the counts are now those of the store.
    /// </summary>
    event Action<IEvidence>? Counted;
}
