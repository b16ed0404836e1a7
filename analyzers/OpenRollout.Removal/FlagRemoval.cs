namespace OpenRollout.Removal;

/// <summary>
/// Removes a flag from code. The result compiles without new warnings and means the same, or the members that would not are left as they
/// are: they are withdrawn, and the removal starts again without them. The same request always has the same result.
/// </summary>
internal static class FlagRemoval
{
    private const int MaxRounds = 5;

    /// <summary>Explicit implementations of a snapshot's interface can go only with the manifest's entry, so only if no use is left.</summary>
    private static RemovalResult RemoveImplementations(RemovalResult result, FlagDraft[] drafts, RemovalRequest request, CancellationToken cancellation)
    {
        var implementations = drafts.SelectMany(draft => draft.FindImplementations()).Distinct().OrderBy(place => place).ToList();
        if (implementations.Count == 0 || result.Refusals.Count > 0 || request.KeepEntry)
        {
            return result;
        }

        var merged = drafts.All(draft => draft.TryRemoveImplementations(cancellation)) ? new TextMerge(drafts, request) : null;
        return merged is null || merged.Faults.Any() ? result with { Refusals = implementations } : merged.ToResult();
    }

    /// <summary>Removes the flag.</summary>
    public static RemovalResult Run(RemovalRequest request, CancellationToken cancellation = default)
    {
        var result = RunOnce(request, cancellation, out var setsFlag);
        // Without their overrides, tests would run the uses that are left with the flag's default.
        return setsFlag && result.Refusals.Any(place => RemovalReasons.LeavesEvaluation(place.Reason)) ? RunOnce(request with { KeepOverrides = true }, cancellation, out _) : result;
    }

    private static RemovalResult RunOnce(RemovalRequest request, CancellationToken cancellation, out bool setsFlag)
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
                setsFlag = Array.Exists(drafts, draft => draft.AllUses.Any(TestProviderReader.SetsFlag));
                return RemoveImplementations(merged.ToResult(), drafts, request, cancellation);
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
