namespace OpenRollout.Decisions;

/// <summary>
/// The decisions that a provider knows: all that it has seen, from the store or from this process, without those whose
/// withdrawal it has seen. A snapshot that lacks a known decision does not end it. Not thread-safe.
/// </summary>
internal sealed class DecisionBook
{
    private readonly HashSet<RolloutDecision> _inForce = [];
    private readonly HashSet<RolloutDecision> _stored = [];

    /// <summary>The decisions that the store has refused, or that a snapshot had: only these are missing if a snapshot lacks them. Another one may be younger than the snapshot.</summary>
    private readonly HashSet<RolloutDecision> _expected = [];

    private readonly HashSet<string> _withdrawn = new(StringComparer.Ordinal);

    /// <summary>Gets the decisions that are not withdrawn. A damaged or edited file can leave several with one identifier, which then all apply.</summary>
    public IReadOnlyCollection<KnownDecision> InForce => _inForce.Count == 0 ? [] : [.. _inForce.Select(decision => Know(decision))];

    /// <summary>Returns a value indicating whether a decision with the identifier was withdrawn.</summary>
    public bool IsWithdrawn(string id) => _withdrawn.Contains(id);

    /// <summary>Returns a value indicating whether a decision with the identifier is in force.</summary>
    public bool Knows(string id) => _inForce.Any(decision => decision.Id == id);

    /// <summary>Returns a value indicating whether a decision with the same identifier and another content is in force.</summary>
    public bool Contradicts(RolloutDecision decision) => _inForce.Any(known => known.Id == decision.Id && known != decision);

    /// <summary>Adds the content of the store. Returns a value indicating whether any decision began, ended or is now stored or no longer stored.</summary>
    public bool Add(DecisionSnapshot snapshot)
    {
        // Together, because a store that is never cleared has thousands of them in each snapshot.
        var hasChanged = Withdraw(snapshot.Withdrawals.Select(withdrawal => withdrawal.DecisionId));

        foreach (var decision in snapshot.Decisions)
        {
            hasChanged |= Add(decision);
        }

        if (!snapshot.IsAvailable)
        {
            return hasChanged;
        }

        var stored = _stored.Except(_expected).Concat(snapshot.Decisions.Where(_inForce.Contains)).ToHashSet();
        _expected.UnionWith(snapshot.Decisions.Where(_inForce.Contains));
        if (!stored.SetEquals(_stored))
        {
            _stored.Clear();
            _stored.UnionWith(stored);
            hasChanged = true;
        }

        return hasChanged;
    }

    /// <summary>Adds a decision. Returns false if it is known or was withdrawn.</summary>
    public bool Add(RolloutDecision decision) => !_withdrawn.Contains(decision.Id) && _inForce.Add(decision);

    /// <summary>Records that the store has a decision.</summary>
    public void MarkStored(RolloutDecision decision)
    {
        if (_inForce.Contains(decision))
        {
            _stored.Add(decision);
            _expected.Remove(decision);
        }
    }

    /// <summary>Records that the store could not take a decision.</summary>
    public void MarkRefused(RolloutDecision decision)
    {
        if (_inForce.Contains(decision))
        {
            _expected.Add(decision);
        }
    }

    /// <summary>Ends the decision with the identifier, also for later snapshots. Returns false if it was not in force.</summary>
    public bool Withdraw(string id) => Withdraw([id]);

    private bool Withdraw(IEnumerable<string> ids)
    {
        var ended = ids.Where(_withdrawn.Add).ToHashSet(StringComparer.Ordinal);
        if (ended.Count == 0)
        {
            return false;
        }

        _stored.RemoveWhere(decision => ended.Contains(decision.Id));
        _expected.RemoveWhere(decision => ended.Contains(decision.Id));
        return _inForce.RemoveWhere(decision => ended.Contains(decision.Id)) > 0;
    }

    private KnownDecision Know(RolloutDecision decision)
    {
        var isStored = _stored.Contains(decision);
        return new KnownDecision(decision, isStored, !isStored && _expected.Contains(decision));
    }
}
