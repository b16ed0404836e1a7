namespace OpenRollout.Manifest.Reasoning;

/// <summary>Finds out which of some conditions contradict each other: a pair where there is one, else as few as possible.</summary>
internal sealed class ConflictSearch(Solver solver)
{
    /// <summary>Of more conditions than this all are named: looking for those that matter takes its time.</summary>
    public const int MaximumConditions = 64;

    private readonly Solver _solver = solver;

    /// <summary>Returns how some conditions contradict each other or others; null where they do not.</summary>
    /// <param name="given">Conditions that hold already.</param>
    /// <param name="parts">The conditions, one at least.</param>
    public Conflict? Find(IReadOnlyList<Condition> given, IReadOnlyList<Condition> parts)
    {
        Condition[] all = [.. given, .. parts];
        return !IsImpossible(all) ? null
            : all.Length > MaximumConditions ? new Conflict(all[all.Length - 1], [.. all.Take(all.Length - 1)])
            : FindPair(all, given.Count) ?? Reduce(all);
    }

    private Conflict? FindPair(Condition[] all, int givenCount)
    {
        for (var later = givenCount; later < all.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (IsImpossible([all[earlier], all[later]]))
                {
                    return new Conflict(all[later], [all[earlier]]);
                }
            }
        }

        return null;
    }

    /// <summary>Leaves out, one by one, what the contradiction does not need.</summary>
    private Conflict Reduce(Condition[] all)
    {
        var last = all[all.Length - 1];
        var needed = all.Take(all.Length - 1).ToList();
        for (var index = needed.Count - 1; index >= 0; index--)
        {
            var candidate = needed[index];
            needed.RemoveAt(index);
            if (!IsImpossible([.. needed, last]))
            {
                needed.Insert(index, candidate);
            }
        }

        return new Conflict(last, needed);
    }

    private bool IsImpossible(IReadOnlyList<Condition> conditions) => _solver.IsImpossible(conditions.Select(condition => new Claim(condition)));
}
