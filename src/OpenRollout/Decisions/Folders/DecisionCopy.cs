namespace OpenRollout.Decisions.Folders;

/// <summary>The copy of a store's decisions in a folder. Methods do not throw, because decisions apply without the copy.</summary>
internal sealed class DecisionCopy(string root, DecisionScope scope)
{
    private readonly DecisionFolder _folder = new(root, scope);
    private readonly HashSet<string> _saved = new(StringComparer.Ordinal);

    /// <summary>Returns the copied decisions as a snapshot of the store, or as unavailable if there is no copy.</summary>
    /// <param name="problem">The reason why the store cannot be read.</param>
    public DecisionSnapshot Read(string problem)
    {
        if (!Directory.Exists(_folder.Path))
        {
            return DecisionSnapshot.Unavailable(problem);
        }

        var copy = new DecisionFolderReader(_folder).Read();
        var text = copy.Problem is null ? $"{problem}; the copy in '{_folder.Path}' is used" : $"{problem}; {copy.Problem}";
        return copy.IsAvailable ? new DecisionSnapshot(copy.Decisions, copy.Withdrawals) { Problem = text } : DecisionSnapshot.Unavailable(text);
    }

    /// <summary>Adds new decisions, and the withdrawals of copied ones. Returns the snapshot, with a warning if this failed.</summary>
    public DecisionSnapshot Save(DecisionSnapshot snapshot)
    {
        try
        {
            _folder.Create();
            var withdrawn = snapshot.Withdrawals.Select(withdrawal => withdrawal.DecisionId).ToHashSet(StringComparer.Ordinal);
            foreach (var decision in snapshot.Decisions.Where(decision => !withdrawn.Contains(decision.Id) && !_saved.Contains(decision.Id)))
            {
                _folder.Add(decision);
                _saved.Add(decision.Id);
            }

            foreach (var withdrawal in snapshot.Withdrawals.Where(withdrawal => _folder.HasActive(withdrawal.DecisionId)))
            {
                _folder.Withdraw(withdrawal);
            }

            return snapshot;
        }
#pragma warning disable CA1031 // A failing disk or a damaged file must not affect the decisions.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return snapshot.With($"the copy of decisions in '{_folder.Path}' cannot be written: {exception.Message}");
        }
    }
}
