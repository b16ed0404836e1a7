using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Drafts;

/// <summary>
/// The uses that stay because removing them has a fault. A fault first withdraws the uses that it comes from; if that is not enough, it withdraws
/// the member, then what is connected with it, then the file, and at last everything.
/// </summary>
internal sealed class Withdrawals
{
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

        return [.. added.Keys.Select(use => use.Path).Distinct()];
    }

    /// <summary>Withdraws all uses that are left. Returns the paths of all files that can have edits.</summary>
    public IReadOnlyCollection<string> AddAll(IReadOnlyCollection<FlagDraft> drafts)
    {
        foreach (var use in drafts.SelectMany(draft => draft.Uses.Places).Distinct().Where(CanBe).ToList())
        {
            _reasons.Add(use, RemovalReasons.Withdrawn);
        }

        return [.. drafts.SelectMany(draft => draft.Draft.Trees).Select(tree => tree.FilePath).Distinct()];
    }

    private bool CanBe((string Path, int Position) use) => !_reasons.ContainsKey(use);

    private int AttemptsAt((string? Path, TextSpan? Member) member) => _attempts.TryGetValue(member, out var count) ? count : 0;

    /// <summary>Returns the first group that has a use that is not withdrawn yet.</summary>
    private IReadOnlyList<(string Path, int Position)> Choose(Fault fault, FlagDraft draft, int round)
    {
        // A member gets a second attempt with few uses only as long as enough rounds are left for the rest of its group.
        var skipped = AttemptsAt((fault.Path, fault.Member)) == 0 && round < 4 || round < 3 ? 0 : round < 4 ? 1 : 3;
        return Groups(fault, draft).Skip(skipped).Select(group => group.Where(CanBe).Distinct().ToList()).FirstOrDefault(group => group.Count > 0) ?? [];
    }

    /// <summary>Returns the groups of uses that a fault can withdraw, from the smallest one.</summary>
    private IEnumerable<IEnumerable<(string Path, int Position)>> Groups(Fault fault, FlagDraft draft)
    {
        var traces = draft.Draft.Traces;
        yield return fault.Uses.Count > 0 ? fault.Uses
            : fault.Path is null ? []
            : traces.FindNearest(fault.Path, fault.Member, fault.Span?.Start ?? 0, fault.Name, CanBe);
        yield return draft.Uses.In(fault.Path, fault.Member);
        yield return draft.Uses.ConnectedWith(fault.Path, fault.Member, draft.Draft.Links);
        yield return draft.Uses.Places.Where(use => use.Path == fault.Path);
        yield return draft.Uses.Places;
    }
}
