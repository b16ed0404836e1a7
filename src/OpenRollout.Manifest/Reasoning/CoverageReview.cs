using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// ROLL2004: audiences that make no difference to anybody at any stage, with what covers them. Three things can: a
/// segment that is excluded; an audience before it in its own stage, which is always asked first; and, as earlier stages
/// stay in force, an audience of an earlier stage that has taken in everyone already, if it serves the same.
/// </summary>
internal sealed class CoverageReview(Solver solver, Workspace workspace, ProblemCollector problems)
{
    /// <summary>More audiences are not held against each other.</summary>
    private const int MaximumPartners = 64;

    private readonly Solver _solver = solver;
    private readonly Workspace _workspace = workspace;
    private readonly ProblemCollector _problems = problems;

    public void Review(RolloutDefinition rollout, AttributeDefinition unit, IReadOnlyList<Audience> audiences)
    {
        var excluded = rollout.Exclude.Select(name => new SegmentCondition(name)).ToArray();
        for (var index = 0; index < audiences.Count && !_workspace.Budget.IsSpent; index++)
        {
            var audience = audiences[index];
            if (!audience.IsParked && Explain(audience, audiences, excluded, Members.Without(unit)) is { } explanation)
            {
                _problems.Report(ProblemDescriptors.UnreachableAudience, audience.Definition.Range, explanation);
            }
        }
    }

    private string? Explain(Audience audience, IReadOnlyList<Audience> audiences, IReadOnlyList<SegmentCondition> excluded, Condition withoutUnit)
    {
        var beside = audiences.Where(other => other.Stage == audience.Stage && other.Number < audience.Number && IsNoLess(other, audience, withoutUnit)).Take(MaximumPartners).ToArray();
        if (Cover(audience, excluded, segment => segment) is { Count: > 0 } exclusion)
        {
            return IsMeaningless(audience) ? null
                : $"this audience can never be reached: {Join(exclusion, segment => $"segment '{PlainText.Quote(segment.Segment.Value)}'")}, which the rollout excludes, {(exclusion.Count == 1 ? "has" : "have")} all of it; remove it";
        }

        if (Cover(audience, beside, other => other.Members) is { Count: > 0 } before)
        {
            return IsMeaningless(audience) ? null
                : $"this audience can never be reached: {Join(before, Describe)} before it {(before.Count == 1 ? "takes" : "take")} in everyone whom it could; remove it, or move it up";
        }

        var earlier = audiences.Where(other => other.Stage < audience.Stage && other.Served.IsSame(audience.Served) && IsNoLess(other, audience, withoutUnit)).Take(MaximumPartners).ToArray();
        return earlier.Length > 0
            && Cover(audience, [.. beside, .. earlier], other => other.Members) is { Count: > 0 } since
            && !IsMeaningless(audience)
            && !IsDivided(audience, audiences, since.Min(other => other.Stage))
            ? $"this audience takes in nobody new: {Join(since, other => other.Describe())} {(since.Count == 1 ? "has" : "have")} taken in everyone whom it could, and earlier stages stay in force; remove it"
            : null;
    }

    /// <summary>Returns what covers an audience: one thing if one is enough, else as many as it takes; or nothing.</summary>
    private List<T> Cover<T>(Audience audience, IReadOnlyList<T> candidates, Func<T, Condition> membersOf)
    {
        foreach (var candidate in candidates)
        {
            if (IsWithin(audience, [membersOf(candidate)]))
            {
                return [candidate];
            }
        }

        var needed = candidates.ToList();
        if (needed.Count < 2 || !IsWithin(audience, needed.Select(membersOf)))
        {
            return [];
        }

        for (var index = needed.Count - 1; index >= 0; index--)
        {
            if (IsWithin(audience, needed.Where((_, other) => other != index).Select(membersOf)))
            {
                needed.RemoveAt(index);
            }
        }

        return needed;
    }

    private bool IsWithin(Audience audience, IEnumerable<Condition> conditions)
        => _solver.IsImpossible(conditions.Select(Claim.Not).Append(new Claim(audience.Members)));

    /// <summary>Whether nobody is meant at all: that is ROLL2005, and is said there.</summary>
    private bool IsMeaningless(Audience audience) => _solver.IsImpossible(new Claim(audience.Members));

    /// <summary>Whether, of those in both audiences, the first takes in all whom the second does, at any time.</summary>
    private bool IsNoLess(Audience first, Audience second, Condition withoutUnit)
        => Shares.IsNeverLess(first.Share, second.Share)
            // A split lets everyone by who lacks a unit, whom an audience without one may then take in.
            && (!first.Served.IsSplit || second.AlwaysNeedsUnit || _solver.IsImpossible(new Claim(second.Members), new Claim(withoutUnit)));

    /// <summary>
    /// Whether an audience saves people from one that would be asked after it and serves something else: then it makes a
    /// difference, though it takes in nobody new.
    /// </summary>
    private bool IsDivided(Audience audience, IReadOnlyList<Audience> audiences, int lastStage)
        => audiences.Any(other => audience.IsAskedBefore(other)
            && other.Stage >= lastStage
            && !other.Served.IsSame(audience.Served)
            && !_solver.IsImpossible(new Claim(audience.Members), new Claim(other.Members)));

    private static string Describe(Audience audience) => $"audience {audience.Number} ({AudienceSummary.Write(audience.Definition)})";

    private static string Join<T>(IReadOnlyList<T> things, Func<T, string> describe)
        => string.Join(" and ", things.Take(3).Select(describe)) + (things.Count > 3 ? $" and {things.Count - 3} more" : "");
}
