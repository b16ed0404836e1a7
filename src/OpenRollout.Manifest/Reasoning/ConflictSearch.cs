namespace OpenRollout.Manifest.Reasoning;

/// <summary>Finds conditions that contradict each other: a pair if there is one, else as few as possible.</summary>
internal sealed class ConflictSearch(Solver solver)
{
    /// <summary>With more conditions all are named, because finding the relevant ones takes too long.</summary>
    public const int MaximumConditions = 64;

    private readonly Solver _solver = solver;

    /// <summary>Returns the contradiction among conditions, or null if there is none.</summary>
    /// <param name="given">Conditions that are known to hold.</param>
    /// <param name="parts">The conditions; at least one.</param>
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

    /// <summary>Removes the conditions that the contradiction does not need.</summary>
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

    private bool IsImpossible(IReadOnlyList<Condition> conditions) => _solver.IsImpossible(conditions.Select(condition => new Constraint(condition)));
}
