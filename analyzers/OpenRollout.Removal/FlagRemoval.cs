using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal;

/// <summary>
/// Removes a flag from code. The result compiles without new warnings and means the same, or the uses of which that is not so are withdrawn: the
/// files that have them are edited again without them. The same request always has the same result.
/// </summary>
internal static class FlagRemoval
{
    /// <summary>Explicit implementations of a snapshot's interface can go only with the manifest's entry, so only if no use is left.</summary>
    private static RemovalResult RemoveImplementations(RemovalResult result, FlagDraft[] drafts, RemovalRequest request, CancellationToken cancellation)
    {
        var implementations = drafts.SelectMany(draft => draft.Report.FindImplementations()).Distinct().OrderBy(place => place).ToList();
        if (implementations.Count == 0 || result.Refusals.Count > 0 || request.KeepEntry)
        {
            return result;
        }

        foreach (var draft in drafts)
        {
            draft.RemoveImplementations(cancellation);
        }

        UnusedUsings.Remove([.. drafts.Select(draft => draft.Draft)]);
        var merged = new TextMerge(drafts, request);
        return merged.Disputed.Count == 0 && Array.TrueForAll(drafts, draft => draft.Check.LacksOnlyEntry(cancellation)) ? merged.ToResult() : result with { Refusals = implementations };
    }

    /// <summary>Removes the flag.</summary>
    public static RemovalResult Run(RemovalRequest request, CancellationToken cancellation = default)
    {
        var result = RunOnce(request, cancellation, out var overrides);
        // Without their overrides, tests would run the uses that are left with the flag's default. An override that is left itself evaluates nothing.
        return overrides.Count > 0 && result.Refusals.Any(place => RemovalReasons.LeavesEvaluation(place.Reason) && !overrides.Contains(place.Span))
            ? RunOnce(request with { KeepOverrides = true }, cancellation, out _)
            : result;
    }

    private static RemovalResult RunOnce(RemovalRequest request, CancellationToken cancellation, out HashSet<FileLinePositionSpan> overrides)
    {
        var drafts = new FlagDraft[request.Compilations.Count];
        ForEach(drafts, index => drafts[index] = new FlagDraft(request.Compilations[index], request), cancellation);
        var withdrawals = new Withdrawals();
        for (var round = 1; ; round++)
        {
            ForEach(drafts, index => drafts[index].Edit(withdrawals.Reasons, cancellation), cancellation);
            UnusedUsings.Remove([.. drafts.Select(draft => draft.Draft)]);
            var merged = new TextMerge(drafts, request);
            var faults = Find(drafts, draft => draft.Check.FindFaults(cancellation), cancellation);
            faults.AddRange(from path in merged.Disputed
                            from draft in drafts
                            where draft.Uses.Places.Any(use => use.Path == path)
                            select (new Fault(path, null, null, null, RemovalReasons.Frameworks) { Uses = [.. draft.Uses.Places.Where(use => use.Path == path)] }, draft));
            if (faults.Count == 0)
            {
                faults = Find(drafts, draft => draft.Check.FindRemainingFaults(cancellation), cancellation);
            }

            if (faults.Count == 0)
            {
                overrides = [.. drafts.SelectMany(draft => draft.Uses.Editable).Where(TestProviderReader.SetsFlag).Select(use => use.GetLocation().GetMappedLineSpan())];
                return RemoveImplementations(merged.ToResult(), drafts, request, cancellation);
            }

            var paths = withdrawals.Add(faults, round);
            foreach (var draft in drafts)
            {
                draft.Reset(paths);
            }
        }
    }

    private static List<(Fault Fault, FlagDraft Draft)> Find(FlagDraft[] drafts, Func<FlagDraft, IReadOnlyList<Fault>> find, CancellationToken cancellation)
    {
        var found = new IReadOnlyList<Fault>[drafts.Length];
        ForEach(drafts, index => found[index] = find(drafts[index]), cancellation);
        return [.. drafts.Zip(found, (draft, faults) => faults.Select(fault => (fault, draft))).SelectMany(faults => faults)];
    }

    /// <summary>Does something for each compilation, on all processors.</summary>
    private static void ForEach(FlagDraft[] drafts, Action<int> act, CancellationToken cancellation)
    {
        try
        {
            Parallel.For(0, drafts.Length, new ParallelOptions { CancellationToken = cancellation }, act);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Capture(exception.InnerExceptions[0]).Throw();
        }
    }
}
