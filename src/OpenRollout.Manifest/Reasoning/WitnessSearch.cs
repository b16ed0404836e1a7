using OpenRollout.Manifest.Buckets;
using OpenRollout.Manifest.Reasoning.Sets;
using OpenRollout.Manifest.Reasoning.Witnesses;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// Searches for a user to whom a change happens. Each candidate is evaluated at both moments, so only a real change is
/// reported.
/// </summary>
internal sealed class WitnessSearch(RolloutManifest manifest, Solver solver, Workspace workspace)
{
    /// <summary>The most branches that are tried.</summary>
    private const int MaximumBranches = 8;

    /// <summary>The most users of a branch that are evaluated.</summary>
    private const int MaximumTrials = 64;

    /// <summary>The most units that are tried to find one in the right bucket.</summary>
    private const int MaximumUnits = 4_000;

    private readonly RolloutManifest _manifest = manifest;
    private readonly Solver _solver = solver;
    private readonly Workspace _workspace = workspace;
    private readonly ContextBuilder _contexts = new(manifest, workspace);
    private readonly WitnessConstraints _constraints = new(manifest);

    /// <summary>Searches for a witness.</summary>
    /// <param name="subject">The flag whose value changes for the user.</param>
    /// <param name="changing">The flag whose rollout changes: the same, or one that it requires.</param>
    /// <param name="change">The change.</param>
    /// <returns>A user who is in before, and not in or with another value after; null if none was found.</returns>
    public Witness? Find(FlagDefinition subject, FlagDefinition changing, Change change)
    {
        var buckets = change.Buckets();
        if (buckets.Start >= buckets.End)
        {
            return null;
        }

        var constraints = _constraints.Of(subject, changing, change);
        var isAlone = subject.GetRollout()!.Requires.Count == 0;
        foreach (var othersAtLast in isAlone ? [false] : new[] { false, true })
        {
            var at = change with
            {
                Before = change.Before with { OthersAtLast = othersAtLast },
                After = change.After with { OthersAtLast = othersAtLast },
            };
            Witness? witness = null;
            var branches = 0;
            _solver.Search(constraints, known =>
            {
                witness = TryUnits(subject, changing, at, buckets, known);
                return witness is not null || ++branches == MaximumBranches;
            });
            if (witness is not null)
            {
                return witness;
            }
        }

        return null;
    }

    private Witness? TryUnits(
        FlagDefinition subject, FlagDefinition changing, Change change, (int Start, int End) buckets, IReadOnlyDictionary<string, AttributeSet> known)
    {
        if (_contexts.Build(known) is not { } context)
        {
            return null;
        }

        var rollout = changing.GetRollout()!;
        var trials = 0;
        // With so many units, the chance that none of them is in one of the buckets is one in a million.
        var count = 14 * Percentage.All / (buckets.End - buckets.Start);
        foreach (var unit in _contexts.SuggestUnits(_manifest.FindAttribute(rollout.Unit.Value)!, known, Math.Min(count, MaximumUnits)))
        {
            if (!_workspace.Budget.Spend(4))
            {
                return null;
            }

            var bucket = unit is null or "" ? buckets.Start : Bucketing.OfShares(rollout.Salt).Bucket(unit);
            if (bucket < buckets.Start || bucket >= buckets.End)
            {
                continue;
            }

            var candidate = new Dictionary<string, object>(context, StringComparer.Ordinal);
            candidate.Remove(rollout.Unit.Value);
            if (unit is not null)
            {
                candidate.Add(rollout.Unit.Value, unit);
            }

            if (Check(subject, change, candidate) is { } witness)
            {
                return witness;
            }

            if (++trials == MaximumTrials)
            {
                return null;
            }
        }

        return null;
    }

    private Witness? Check(FlagDefinition subject, Change change, Dictionary<string, object> context)
    {
        var conditions = new ConditionEvaluator(_manifest, _workspace, context);
        return new ModelEvaluator(_manifest, conditions, change.Before).Evaluate(subject) is { IsIn: true, Value: { } before }
            && new ModelEvaluator(_manifest, conditions, change.After).Evaluate(subject) is { } after
            && !(after.IsIn && before.Equals(after.Value))
            ? new Witness(subject, context, change.Before, change.After, before, after.Value)
            : null;
    }
}
