using OpenRollout.Cli.Files;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Reasoning;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Differences;

/// <summary>
/// Divides all users into cells by what they get from a flag at one time. The cells cover every user, and a user is in exactly
/// one of them. The engine evaluates; this is only the shape of what it evaluates, and each result that is reported was
/// evaluated by the engine. Not thread-safe.
/// </summary>
internal sealed class CellBuilder(UsableManifest manifest, ConditionUnfolder conditions, long utcTicks)
{
    /// <summary>The maximum number of cells of a flag.</summary>
    private const int MaximumCells = 4_000;

    private readonly Dictionary<string, IReadOnlyList<UserCell>> _flags = new(StringComparer.Ordinal);

    /// <summary>Returns the cells of a flag.</summary>
    /// <exception cref="TooComplexException">There are too many cells.</exception>
    public IReadOnlyList<UserCell> Of(FlagDefinition flag)
    {
        if (!_flags.TryGetValue(flag.Key, out var cells))
        {
            _flags.Add(flag.Key, cells = Build(flag));
        }

        return cells;
    }

    private List<UserCell> Build(FlagDefinition flag)
    {
        var cells = new List<UserCell>();
        if (!flag.IsEnabled)
        {
            cells.Add(UserCell.Everyone with { Outcome = CellOutcome.Default(flag, "the flag is disabled") });
            return cells;
        }

        if (flag.GetRollout() is not { } rollout)
        {
            cells.Add(UserCell.Everyone with { Outcome = CellOutcome.Default(flag, "the flag has no rollout") });
            return cells;
        }

        foreach (var allowed in Require(flag, rollout, cells))
        {
            var rest = allowed;
            foreach (var excluded in rollout.Exclude)
            {
                var members = conditions.OfSegment(excluded.Value);
                Add(cells, rest.And(new Constraint(members)), CellOutcome.Default(flag, $"segment '{PlainText.Quote(excluded.Value)}' is excluded"));
                rest = rest.And(Constraint.Not(members));
            }

            AddStages(cells, rest, flag, rollout);
        }

        return cells;
    }

    /// <summary>Returns the users for whom all required flags are on. Adds cells for all others.</summary>
    private List<UserCell> Require(FlagDefinition flag, RolloutDefinition rollout, List<UserCell> cells)
    {
        List<UserCell> allowed = [UserCell.Everyone];
        foreach (var required in rollout.Requires)
        {
            var next = new List<UserCell>();
            foreach (var (before, cell) in allowed.SelectMany(_ => Of(manifest.Manifest.FindFlag(required.Value)!), (before, cell) => (before, cell)))
            {
                if (before.And(cell) is not { } joined)
                {
                    continue;
                }

                if (cell.Outcome!.Value.Boolean && !cell.Outcome.IsError)
                {
                    next.Add(joined);
                    Limit(next);
                }
                else
                {
                    Add(cells, joined, CellOutcome.Default(flag, $"the required flag '{PlainText.Quote(required.Value)}' is not on"));
                }
            }

            allowed = next;
        }

        return allowed;
    }

    private void AddStages(List<UserCell> cells, UserCell users, FlagDefinition flag, RolloutDefinition rollout)
    {
        var active = rollout.ActiveStageAt(utcTicks);
        if (active < 0)
        {
            Add(cells, users, CellOutcome.Default(flag, "no stage is active"));
            return;
        }

        var asked = new List<AskedAudience>();
        for (var stage = active; stage >= 0; stage--)
        {
            asked.AddRange(rollout.Stages[stage].Audiences
                .Select(audience => new AskedAudience(rollout.Stages[stage], audience, conditions.Of(audience), audience.Percentage.At(utcTicks), rollout.ServeFor(audience)))
                .Where(audience => audience.Share > 0));
        }

        if (!asked.Any(audience => audience.NeedsUnit))
        {
            AddAudiences(cells, users, flag, rollout, asked, skipped: []);
            return;
        }

        var unit = manifest.Manifest.FindAttribute(rollout.Unit.Value)!;
        conditions.Attributes[unit.Name] = unit.Type;
        var isMissing = TargetConditions.Without(unit);
        AddAudiences(cells, users.And(new Constraint(isMissing)), flag, rollout, [.. asked.Where(audience => !audience.NeedsUnit)], [.. asked.Where(audience => audience.NeedsUnit)]);
        var present = users.And(Constraint.Not(isMissing));
        // Between two thresholds, each audience includes either all of its users or none.
        int[] thresholds = [0, .. asked.Select(audience => audience.Share).Distinct().Order()];
        for (var index = 0; index < thresholds.Length; index++)
        {
            var (start, end) = (thresholds[index], index + 1 < thresholds.Length ? thresholds[index + 1] : Percentage.All);
            if (start < end && present.And(HashSource.OfShares(rollout.Salt, unit.Name), HashSource.RangeOf((ulong)start, (ulong)end, Percentage.All)) is { } within)
            {
                AddAudiences(cells, within, flag, rollout, [.. asked.Where(audience => audience.Share >= end)], skipped: []);
            }
        }
    }

    /// <summary>Adds the cells of users whom audiences include one after the other, regardless of their bucket.</summary>
    private static void AddAudiences(
        List<UserCell> cells, UserCell users, FlagDefinition flag, RolloutDefinition rollout, IReadOnlyList<AskedAudience> audiences, IReadOnlyList<AskedAudience> skipped)
    {
        foreach (var audience in audiences)
        {
            AddServed(cells, users.And(new Constraint(audience.Members)), flag, rollout, audience);
            if (audience.Definition.IsEveryone)
            {
                return;
            }

            users = users.And(Constraint.Not(audience.Members));
        }

        if (skipped.Count > 0)
        {
            Add(cells, users.And(new Constraint(new AnyCondition([.. skipped.Select(audience => audience.Members)], default))), CellOutcome.Error(flag, rollout.Unit.Value));
            users = users.And(skipped.Select(audience => Constraint.Not(audience.Members)));
        }

        Add(cells, users, CellOutcome.Default(flag, "no audience includes them"));
    }

    private static void AddServed(List<UserCell> cells, UserCell users, FlagDefinition flag, RolloutDefinition rollout, AskedAudience audience)
    {
        if (audience.Serve is not { } serve)
        {
            Add(cells, users, CellOutcome.In(audience.Stage, audience.Definition, flag.OppositeVariant!.Value));
            return;
        }

        if (serve.Single is { } single)
        {
            Add(cells, users, CellOutcome.In(audience.Stage, audience.Definition, flag.FindVariant(single.Variant.Value)!.Value));
            return;
        }

        var source = HashSource.OfSplits(rollout.Salt, rollout.Unit.Value);
        var place = 0UL;
        foreach (var variant in serve.Variants.Where(variant => variant.Weight > 0))
        {
            var end = place + (ulong)variant.Weight;
            Add(cells, users.And(source, HashSource.RangeOf(place, end, (ulong)serve.TotalWeight)), CellOutcome.In(audience.Stage, audience.Definition, flag.FindVariant(variant.Variant.Value)!.Value));
            place = end;
        }
    }

    private static void Add(List<UserCell> cells, UserCell? users, CellOutcome outcome)
    {
        if (users is not null)
        {
            cells.Add(users with { Outcome = outcome });
            Limit(cells);
        }
    }

    private static void Limit(List<UserCell> cells)
    {
        if (cells.Count > MaximumCells)
        {
            throw new TooComplexException($"more than {MaximumCells} groups of users get it in different ways");
        }
    }
}
