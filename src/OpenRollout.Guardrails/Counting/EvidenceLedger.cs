using OpenRollout.Evaluation.Arms;
using OpenRollout.Guardrails.Counting.Journals;
using OpenRollout.Guardrails.Statistics;

namespace OpenRollout.Guardrails.Counting;

/// <summary>
/// The evidence of one guardrail for one flag and salt, and what of it is not yet written. Thread-safe. A user who was seen before needs no lock;
/// a new one needs a short one, in which nothing is written to a file.
/// </summary>
/// <param name="watch">The watch.</param>
/// <param name="memory">The limit for all watches.</param>
/// <param name="onPending">Called when there is something to write; null if nothing is ever written.</param>
internal sealed class EvidenceLedger(WatchIdentity watch, MemoryLimit memory, Action? onPending)
{
    private const string ReleasedText = "the guardrail has left the manifest, or the provider was shut down";

    private readonly object _lock = new();
    private volatile CountedUsers _users = new(watch, memory);
    private volatile string? _mutedBecause;
    private volatile string? _tellsOnlyBecause;
    private JournalItems _pending = new();
    private bool _isAllPending = true;

    /// <summary>Gets the watch, with the definition that users are counted with.</summary>
    public WatchIdentity Definition => _users.Definition;

    /// <summary>Gets the limit for all watches.</summary>
    public MemoryLimit Memory => memory;

    /// <summary>Gets the seen users.</summary>
    public SeenUsers Seen => _users.Seen;

    /// <inheritdoc cref="IEvidence.DecidedAt"/>
    public DateTimeOffset? DecidedAt => _users.DecidedAt;

    /// <inheritdoc cref="IEvidence.MutedBecause"/>
    public string? MutedBecause => _mutedBecause;

    /// <inheritdoc cref="IEvidence.TellsOnlyBecause"/>
    public string? TellsOnlyBecause
    {
        get => _tellsOnlyBecause;
        set => _tellsOnlyBecause = value;
    }

    /// <summary>Counts the user of a bit, unless the evidence is muted, has ended, or has another definition than the watch.</summary>
    /// <returns>Whether the user was counted.</returns>
    public bool Count(WatchIdentity watch, int index, Stratum stratum, RolloutArm arm)
    {
        bool isFirst;
        lock (_lock)
        {
            if (!IsCounting(watch) || _users.Seen.Contains(index) || !TryFind(index, stratum, out var number))
            {
                return false;
            }

            _users.Count(index, number, arm);
            isFirst = _pending.IsEmpty;
            if (onPending is not null && !_isAllPending)
            {
                _pending.AddUser(index, number, arm);
            }
        }

        Report(isFirst);
        return true;
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
    /// <returns>Whether this is the first decision.</returns>
    public bool Decide(WatchIdentity watch, DateTimeOffset time)
    {
        lock (_lock)
        {
            if (!IsCounting(watch))
            {
                return false;
            }

            _users.DecidedAt = time;
            _pending.AddDecision(time);
        }

        Report(isFirst: true);
        return true;
    }

    /// <inheritdoc cref="IEvidence.AddPoint"/>
    public void AddPoint(WatchIdentity watch, in GuardrailPoint point)
    {
        bool isFirst;
        lock (_lock)
        {
            if (!IsCounting(watch) || !_users.History.TryAdd(point))
            {
                return;
            }

            isFirst = _pending.IsEmpty;
            if (onPending is not null && !_isAllPending)
            {
                _pending.AddPoint(point);
            }
        }

        Report(isFirst);
    }

    /// <inheritdoc cref="IEvidence.GetHistory"/>
    public GuardrailPoint[] GetHistory()
    {
        lock (_lock)
        {
            return [.. _users.History.Points];
        }
    }

    /// <summary>Takes what must be written.</summary>
    /// <param name="buffer">A buffer, which is cleared and takes what comes after.</param>
    /// <param name="all">An empty buffer, which receives all evidence at the same time; null if that is not needed.</param>
    /// <param name="isAll">Whether the result is all evidence, which replaces what was written before.</param>
    /// <returns>The items; empty if there is nothing to write.</returns>
    public JournalItems Take(JournalItems buffer, JournalItems? all, out bool isAll)
    {
        lock (_lock)
        {
            buffer.Clear();
            isAll = _isAllPending;
            if (!isAll)
            {
                all?.AddAll(_users);
                (var taken, _pending) = (_pending, buffer);
                return taken;
            }

            _pending.Clear();
            if (!_users.IsEmpty)
            {
                buffer.AddAll(_users);
                _isAllPending = false;
            }

            return buffer;
        }
    }

    /// <summary>Lets the next items be all evidence, because a part of it could not be written.</summary>
    public void RequireAll()
    {
        lock (_lock)
        {
            _isAllPending = true;
            _pending.Clear();
        }
    }

    /// <summary>Continues evidence that was written before, in place of the users counted without it: no user may be counted in both.</summary>
    public void Adopt(CountedUsers users)
    {
        lock (_lock)
        {
            _users.Release();
            _users = users;
            _isAllPending = false;
            _pending.Clear();
        }
    }

    /// <summary>Takes over the definition of a watch, if no user was counted with another one.</summary>
    public void TryRedefine(WatchIdentity watch)
    {
        lock (_lock)
        {
            if (_users.IsEmpty && _mutedBecause is null && !watch.CountsLike(Definition))
            {
                _users = new CountedUsers(watch, memory);
                _isAllPending = true;
            }
        }
    }

    /// <summary>Ends the counting in this process because the memory is full.</summary>
    public void Mute() => _mutedBecause ??= $"the users of all guardrails who were seen take more than {memory.Bytes / (1024 * 1024)} MB of memory";

    /// <summary>Ends the counting and frees the memory.</summary>
    public void Release()
    {
        lock (_lock)
        {
            if (_mutedBecause != ReleasedText)
            {
                _mutedBecause = ReleasedText;
                _users.Release();
            }
        }
    }

    private bool IsCounting(WatchIdentity watch) => _mutedBecause is null && _users.DecidedAt is null && watch.CountsLike(Definition);

    private bool TryFind(int index, Stratum stratum, out int number)
    {
        number = _users.Strata.Find(stratum);
        if (number < 0 && _users.Strata.Count == StratumTable.Capacity)
        {
            return false;
        }

        if (!_users.TryReserve(index))
        {
            Mute();
            return false;
        }

        if (number < 0)
        {
            number = _users.Strata.Add(stratum);
            if (onPending is not null && !_isAllPending)
            {
                _pending.AddStratum(_users.Strata[number]);
            }
        }

        return true;
    }

    private void Report(bool isFirst)
    {
        if (isFirst)
        {
            onPending?.Invoke();
        }
    }
}
