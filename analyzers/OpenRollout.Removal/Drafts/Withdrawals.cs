using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Drafts;

/// <summary>
/// The uses that stay because removing them has a fault. A fault first withdraws the uses that it comes from. While that is not enough, it
/// withdraws its member, what is connected with the member, its file, and the files that are edited together with the file. Faults elsewhere
/// have no part in this, so all other uses are removed.
/// </summary>
internal sealed class Withdrawals
{
    /// <summary>The round after which a fault withdraws all that is connected with it, so that the removal comes to an end.</summary>
    private const int MaxSmallRounds = 6;

    private readonly Dictionary<(string Path, int Position), string> _reasons = [];
    private readonly Dictionary<(string? Path, TextSpan? Member), int> _attempts = [];

    /// <summary>Gets the reasons, by the uses.</summary>
    public IReadOnlyDictionary<(string Path, int Position), string> Reasons => _reasons;

    /// <summary>Withdraws the uses of the faults of one round.</summary>
    /// <param name="faults">The faults, with the drafts in which they are.</param>
    /// <param name="round">The number of the round, from 1.</param>
    /// <returns>The paths of the files in which uses were withdrawn.</returns>
    public IReadOnlyCollection<string> Add(IReadOnlyList<(Fault Fault, FlagDraft Draft)> faults, int round)
    {
        var added = new Dictionary<(string Path, int Position), string>();
        var failed = new HashSet<(string? Path, TextSpan? Member)>();
        foreach (var (fault, draft) in faults)
        {
            failed.Add((fault.Path, fault.Member));
            foreach (var use in Choose(fault, draft, round).Where(use => !added.ContainsKey(use)))
            {
                added.Add(use, fault.Reason);
            }
        }

        foreach (var member in failed)
        {
            _attempts[member] = AttemptsAt(member) + 1;
        }

        foreach (var use in added)
        {
            _reasons.Add(use.Key, use.Value);
        }

        // Without a use to withdraw, no edit can be the cause. All files are reset, so that the next round has none.
        return [.. (added.Count > 0 ? added.Keys.Select(use => use.Path) : faults.SelectMany(fault => fault.Draft.Draft.Trees).Select(tree => tree.FilePath)).Distinct()];
    }

    private bool CanBe((string Path, int Position) use) => !_reasons.ContainsKey(use);

    private int AttemptsAt((string? Path, TextSpan? Member) member) => _attempts.TryGetValue(member, out var count) ? count : 0;

    /// <summary>Returns the first group that has a use that is not withdrawn yet.</summary>
    private IReadOnlyList<(string Path, int Position)> Choose(Fault fault, FlagDraft draft, int round)
    {
        // The first uses can be the wrong ones, or not all, so a member has two attempts with few uses.
        var skipped = round > MaxSmallRounds ? int.MaxValue : Math.Max(0, AttemptsAt((fault.Path, fault.Member)) - 1);
        var groups = Groups(fault, draft).Select(group => group.Where(CanBe).Distinct().ToList()).ToList();
        return groups.Skip(Math.Min(skipped, groups.Count - 2)).FirstOrDefault(group => group.Count > 0) ?? [];
    }

    /// <summary>Returns the groups of uses that a fault can withdraw, from the smallest one. The last one is for faults that no edit of a connected file explains.</summary>
    private IEnumerable<IEnumerable<(string Path, int Position)>> Groups(Fault fault, FlagDraft draft)
    {
        yield return fault.Uses.Count > 0 ? fault.Uses : fault.Path is null ? [] : draft.Draft.Traces.FindNearest(fault, CanBe);
        yield return draft.Uses.In(fault.Path, fault.Member);
        yield return draft.Uses.ConnectedWith(fault.Path, fault.Member, draft.Draft.Record.Links);
        yield return draft.Uses.Places.Where(use => use.Path == fault.Path);
        yield return fault.Path is null ? [] : draft.Uses.In(new ConnectedFiles(draft.Draft).Of([fault.Path]));
        yield return draft.Uses.Places;
    }
}
