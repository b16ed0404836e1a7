using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Counting;

/// <summary>The evidence of one guardrail for one flag and salt. Thread-safe: a user who was seen before needs no lock.</summary>
internal sealed class EvidenceLedger(CountedUsers users, MemoryLimit memory)
{
    private readonly object _lock = new();
    private volatile CountedUsers _users = users;
    private volatile string? _mutedBecause;
    private volatile string? _tellsOnlyBecause;

    /// <summary>Gets the watch, with the definition that users are counted with.</summary>
    public WatchIdentity Definition => _users.Definition;

    /// <summary>Gets the seen users.</summary>
    public SeenUsers Seen => _users.Seen;

    /// <inheritdoc cref="IEvidence.MutedBecause"/>
    public string? MutedBecause => _mutedBecause;

    /// <inheritdoc cref="IEvidence.TellsOnlyBecause"/>
    public string? TellsOnlyBecause
    {
        get => _tellsOnlyBecause;
        init => _tellsOnlyBecause = value;
    }

    /// <inheritdoc cref="IEvidence.DecidedAt"/>
    public DateTimeOffset? DecidedAt
    {
        get
        {
            lock (_lock)
            {
                return _users.DecidedAt;
            }
        }
    }

    /// <summary>Counts the user of a bit, unless the evidence is muted, has ended, or has another definition than the watch.</summary>
    /// <returns>Whether the user was counted.</returns>
    public bool Count(WatchIdentity watch, int index, Stratum stratum, RolloutArm arm)
    {
        lock (_lock)
        {
            if (!IsCounting(watch))
            {
                return false;
            }

            if (!_users.TryReserve(index))
            {
                _mutedBecause = $"the users who were seen take more than {memory.Bytes / (1024 * 1024)} MB of memory";
                return false;
            }

            var number = _users.Strata.Find(stratum);
            number = number >= 0 ? number : _users.Strata.Add(stratum);
            return _users.Count(index, number, arm);
        }
    }

    /// <inheritdoc cref="IEvidence.GetCounts"/>
    public StratumCounts[] GetCounts()
    {
        lock (_lock)
        {
            return _users.Strata.ToCounts();
        }
    }

    /// <inheritdoc cref="IEvidence.Decide"/>
    public void Decide(DateTimeOffset time)
    {
        lock (_lock)
        {
            _users.DecidedAt ??= time;
        }
    }

    /// <inheritdoc cref="IEvidence.AddPoint"/>
    public void AddPoint(WatchIdentity watch, in GuardrailPoint point)
    {
        lock (_lock)
        {
            if (watch.CountsLike(Definition))
            {
                _users.History.TryAdd(point);
            }
        }
    }

    /// <inheritdoc cref="IEvidence.GetHistory"/>
    public GuardrailPoint[] GetHistory()
    {
        lock (_lock)
        {
            return [.. _users.History.Points];
        }
    }

    /// <summary>Ends the counting and frees the memory.</summary>
    public void Release()
    {
        lock (_lock)
        {
            if (_mutedBecause != Released)
            {
                _mutedBecause = Released;
                _users.Release();
            }
        }
    }

    private const string Released = "the manifest does not have the guardrail any longer";

    private bool IsCounting(WatchIdentity watch) => _mutedBecause is null && _users.DecidedAt is null && watch.CountsLike(Definition);
}
