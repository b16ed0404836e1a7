using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Counting.Journals;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Counting;

/// <summary>Evidence that this process counts. Several definitions of one guardrail under one salt share a ledger, and all but one are muted.</summary>
/// <param name="identity">The watch.</param>
/// <param name="ledger">The counts.</param>
/// <param name="journal">Writes the counts; null if they are kept in memory only.</param>
internal sealed class LocalEvidence(WatchIdentity identity, EvidenceLedger ledger, LedgerJournal? journal) : IEvidence
{
    /// <inheritdoc/>
    public event Action<IEvidence>? Counted;

    /// <inheritdoc/>
    public WatchIdentity Identity => identity;

    /// <inheritdoc/>
    public string? MutedBecause => ledger.MutedBecause ?? ExplainChange();

    /// <inheritdoc/>
    public string? TellsOnlyBecause => ledger.TellsOnlyBecause;

    /// <inheritdoc/>
    public DateTimeOffset? DecidedAt => ledger.DecidedAt;

    /// <inheritdoc/>
    public bool HasSeen(ulong user) => ledger.Seen.Contains(SeenUsers.IndexOf(user));

    /// <inheritdoc/>
    public void Count(ulong user, Stratum stratum, RolloutArm arm)
    {
        if (arm != RolloutArm.None && ledger.Count(identity, SeenUsers.IndexOf(user), stratum, arm) && arm != RolloutArm.Between)
        {
            RaiseCounted();
        }
    }

    /// <inheritdoc/>
    public StratumCounts[] GetCounts() => ledger.GetCounts();

    /// <inheritdoc/>
    public void Decide(DateTimeOffset time)
    {
        if (ledger.Decide(identity, time))
        {
            journal?.Write(durable: true);
        }
    }

    /// <inheritdoc/>
    public void AddPoint(in GuardrailPoint point) => ledger.AddPoint(identity, point);

    /// <inheritdoc/>
    public GuardrailPoint[] GetHistory() => ledger.GetHistory();

    /// <summary>Reports that the counts have changed.</summary>
    public void RaiseCounted() => Counted?.Invoke(this);

    private string? ExplainChange() => identity.ExplainDifference(ledger.Definition);
}
