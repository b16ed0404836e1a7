using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// Reports ROLL2004: audiences that have no effect for any user at any stage, with what covers them. That can be an
/// excluded segment, an audience before it in the same stage, or an audience of an earlier stage that serves the same,
/// because earlier stages stay in force.
/// </summary>
internal sealed class CoverageReview(Solver solver, Workspace workspace, ProblemCollector problems)
{
    /// <summary>The most audiences that one audience is compared with.</summary>
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
            if (!audience.IsParked && Explain(audience, audiences, excluded, TargetConditions.Without(unit)) is { } explanation)
            {
                _problems.Report(ProblemDescriptors.UnreachableAudience, audience.Definition.Range, explanation);
            }
        }
    }

    private string? Explain(Audience audience, IReadOnlyList<Audience> audiences, IReadOnlyList<SegmentCondition> excluded, Condition withoutUnit)
    {
        var earlierInStage = audiences.Where(other => other.Stage == audience.Stage && other.Number < audience.Number && IsNoLess(other, audience, withoutUnit)).Take(MaximumPartners).ToArray();
        if (Cover(audience, excluded, segment => segment) is { Count: > 0 } exclusion)
        {
            return IsMeaningless(audience) ? null
                : $"this audience can never be reached: {Join(exclusion, segment => $"segment '{PlainText.Quote(segment.Segment.Value)}'")}, which the rollout excludes, {(exclusion.Count == 1 ? "includes" : "include")} all of its users; remove it";
        }

        if (Cover(audience, earlierInStage, other => other.Members) is { Count: > 0 } before)
        {
            return IsMeaningless(audience) ? null
                : $"this audience can never be reached: {Join(before, Describe)} {(before.Count == 1 ? "comes first and includes" : "come first and include")} all of its users; remove it, or move it up";
        }

        var earlier = audiences.Where(other => other.Stage < audience.Stage && other.Served.IsSame(audience.Served) && IsNoLess(other, audience, withoutUnit)).Take(MaximumPartners).ToArray();
        return earlier.Length > 0
            && Cover(audience, [.. earlierInStage, .. earlier], other => other.Members) is { Count: > 0 } since
            && !IsMeaningless(audience)
            && !IsDivided(audience, audiences, since.Min(other => other.Stage))
            ? $"this audience adds no users: {Join(since, other => other.Describe())} already {(since.Count == 1 ? "includes" : "include")} all of its users, and earlier stages stay in force; remove it"
            : null;
    }

    /// <summary>Returns what covers an audience: one candidate if one is enough, else as many as needed; empty if it is not covered.</summary>
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
        => _solver.IsImpossible(conditions.Select(Constraint.Not).Append(new Constraint(audience.Members)));

    /// <summary>Returns whether the audience is empty, which ROLL2005 reports.</summary>
    private bool IsMeaningless(Audience audience) => _solver.IsImpossible(new Constraint(audience.Members));

    /// <summary>Returns whether, of the users in both audiences, the first includes all that the second does, at any time.</summary>
    private bool IsNoLess(Audience first, Audience second, Condition withoutUnit)
        => PercentageComparison.IsNeverLess(first.Share, second.Share)
            // A split serves nothing to users without a unit, whom an audience that needs none may include.
            && (!first.Served.IsSplit || second.AlwaysNeedsUnit || _solver.IsImpossible(new Constraint(second.Members), new Constraint(withoutUnit)));

    /// <summary>
    /// Returns whether an audience keeps users from an audience that is evaluated after it and serves another value. Then it
    /// has an effect, although it adds no users.
    /// </summary>
    private bool IsDivided(Audience audience, IReadOnlyList<Audience> audiences, int lastStage)
        => audiences.Any(other => audience.IsAskedBefore(other)
            && other.Stage >= lastStage
            && !other.Served.IsSame(audience.Served)
            && !_solver.IsImpossible(new Constraint(audience.Members), new Constraint(other.Members)));

    private static string Describe(Audience audience) => $"audience {audience.Number} ({AudienceSummary.Write(audience.Definition)})";

    private static string Join<T>(IReadOnlyList<T> things, Func<T, string> describe)
        => string.Join(" and ", things.Take(3).Select(describe)) + (things.Count > 3 ? $" and {things.Count - 3} more" : "");
}
