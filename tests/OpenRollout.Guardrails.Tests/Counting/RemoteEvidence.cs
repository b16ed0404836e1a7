using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Tests.Counting;

/// <summary>
/// The evidence of one process of a fleet: users are sent to a server in batches, and a user is seen and counted here when the server has answered.
/// A server that has lost its data mutes the evidence.
/// </summary>
internal sealed class RemoteEvidence(WatchIdentity identity, EvidenceServer server) : IEvidence
{
    private readonly object _lock = new();
    private readonly SeenUsers _seen = new();
    private readonly Dictionary<int, CountedUser> _pending = [];
    private readonly List<GuardrailPoint> _history = [];
    private StratumCounts[] _counts = [];
    private long? _generation;

    public event Action<IEvidence>? Counted;

    public WatchIdentity Identity => identity;

    public string? MutedBecause { get; private set; }

    public string? TellsOnlyBecause => null;

    public DateTimeOffset? DecidedAt { get; private set; }

    public bool HasSeen(ulong user) => _seen.Contains(SeenUsers.IndexOf(user));

    public void Count(ulong user, Stratum stratum, RolloutArm arm)
    {
        lock (_lock)
        {
            // A user who waits for the answer is not sent twice in a batch. It would not matter if they were.
            _pending.TryAdd(SeenUsers.IndexOf(user), new CountedUser(SeenUsers.IndexOf(user), stratum, arm));
        }
    }

    /// <summary>Sends what is pending, as a timer would. What fails is sent again with the next batch.</summary>
    public void Send()
    {
        CountedUser[] batch;
        lock (_lock)
        {
            batch = [.. _pending.Values];
        }

        if (MutedBecause is null && server.TryCount(identity, batch) is { } answer)
        {
            Apply(batch, answer);
        }
    }

    public StratumCounts[] GetCounts() => _counts;

    public void Decide(DateTimeOffset time) => DecidedAt ??= time;

    public void AddPoint(in GuardrailPoint point) => _history.Add(point);

    public GuardrailPoint[] GetHistory() => [.. _history];

    private void Apply(CountedUser[] batch, EvidenceServer.Answer answer)
    {
        lock (_lock)
        {
            _generation ??= answer.Generation;
            if (_generation != answer.Generation)
            {
                MutedBecause = "the server has lost the counted users; choose a new salt";
                return;
            }

            foreach (var user in batch)
            {
                if (!_seen.HasPage(user.Bit))
                {
                    _seen.CreatePage(user.Bit);
                }

                _seen.Add(user.Bit);
                _pending.Remove(user.Bit);
            }

            _counts = answer.Counts;
        }

        Counted?.Invoke(this);
    }
}
