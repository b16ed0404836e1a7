namespace OpenRollout.Removal;

/// <summary>
/// Removes a flag from code. The result compiles without new warnings and means the same, or the members that would not are left as they
/// are: they are withdrawn, and the removal starts again without them. The same request always has the same result.
/// </summary>
internal static class FlagRemoval
{
    private const int MaxRounds = 5;

    /// <summary>Removes the flag.</summary>
    public static RemovalResult Run(RemovalRequest request, CancellationToken cancellation = default)
    {
        var withdrawn = new Dictionary<(string Path, int Position), string>();
        for (var round = 1; ; round++)
        {
            var drafts = request.Compilations.Select(compilation => new FlagDraft(compilation, request, withdrawn)).ToArray();
            foreach (var draft in drafts)
            {
                draft.Edit(cancellation);
            }

            var merged = new TextMerge(drafts, request);
            var before = withdrawn.Count;
            foreach (var (place, reason) in drafts.SelectMany(draft => draft.FindFaults(cancellation)).Concat(merged.Faults))
            {
                if (!withdrawn.ContainsKey(place))
                {
                    withdrawn.Add(place, reason);
                }
            }

            if (withdrawn.Count == before)
            {
                return merged.ToResult();
            }

            if (round == MaxRounds)
            {
                // Nothing that is left could be proven, so nothing is changed.
                foreach (var place in drafts.SelectMany(draft => draft.Uses).Where(place => !withdrawn.ContainsKey(place)))
                {
                    withdrawn.Add(place, RemovalReasons.Withdrawn);
                }
            }
        }
    }
}
