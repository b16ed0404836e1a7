using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Tests.Harness;

/// <summary>Evidence in memory that outlives the monitors of a test, as a state folder would, so that guardrails may decide.</summary>
internal sealed class DecidingStore : IEvidenceStore
{
    private readonly LocalEvidenceStore _inner = new(null, TimeProvider.System);

    public string? Problem { get; set; }

    /// <summary>Gets or sets the reason why guardrails only tell.</summary>
    public string? TellsOnlyBecause { get; set; }

    /// <summary>Gets or sets a value indicating whether recorded decisions are lost, as in a crash.</summary>
    public bool LosesDecisions { get; set; }

    public int Flushes { get; private set; }

    public IEvidence Open(WatchIdentity identity) => new Evidence(this, _inner.Open(identity));

    public void Keep(IReadOnlyCollection<WatchIdentity> watches)
    {
        // Everything stays in memory, like the files of a folder.
    }

    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        Flushes++;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Evidence(DecidingStore store, IEvidence inner) : IEvidence
    {
        public event Action<IEvidence>? Counted
        {
            add => inner.Counted += value;
            remove => inner.Counted -= value;
        }

        public WatchIdentity Identity => inner.Identity;

        public string? MutedBecause => inner.MutedBecause;

        public string? TellsOnlyBecause => store.TellsOnlyBecause;

        public DateTimeOffset? DecidedAt => inner.DecidedAt;

        public bool HasSeen(ulong user) => inner.HasSeen(user);

        public void Count(ulong user, Stratum stratum, RolloutArm arm) => inner.Count(user, stratum, arm);

        public StratumCounts[] GetCounts() => inner.GetCounts();

        public void Decide(DateTimeOffset time)
        {
            if (!store.LosesDecisions)
            {
                inner.Decide(time);
            }
        }

        public void AddPoint(in GuardrailPoint point) => inner.AddPoint(in point);

        public GuardrailPoint[] GetHistory() => inner.GetHistory();
    }
}
