using OpenRollout.Manifest.Reasoning.Witnesses;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// ROLL2006: somebody who is in would get another value, or drop out, as stages advance or time passes, be it by the
/// flag's own audiences or by a flag that it requires.
/// </summary>
internal sealed class ChangeReview(RolloutManifest manifest, WitnessSearch search, Workspace workspace, Action<TextRange, string, Witness> report)
{
    private readonly RolloutManifest _manifest = manifest;
    private readonly WitnessSearch _search = search;
    private readonly Workspace _workspace = workspace;
    private readonly Action<TextRange, string, Witness> _report = report;
    private readonly long _late = LatestTime(manifest);

    public void Review(FlagDefinition flag, RolloutDefinition rollout, IReadOnlyList<Audience> audiences)
    {
        if (!flag.IsEnabled)
        {
            // Nobody is in.
            return;
        }

        foreach (var then in audiences.Where(then => !then.IsParked))
        {
            var firsts = audiences.Where(first => !first.Served.IsSame(then.Served)).ToArray();
            if (FindWitness(flag, flag, Change.To(flag, firsts, then, _late)) is { } witness)
            {
                _report(then.Definition.Range, $"someone who is in gets another value: {WitnessWords.DescribeValues(witness, _manifest)}; serve the same here, or leave out those who are in", witness);
            }
        }

        foreach (var required in rollout.Requires)
        {
            if (ReviewRequired(flag, _manifest.FindFlag(required.Value)!) is { } witness)
            {
                _report(required.Range, $"someone who is in drops out when '{PlainText.Quote(required.Value)}' turns off: {WitnessWords.DescribeDropOut(witness, _manifest)}; require a flag that stays on", witness);
            }
        }
    }

    /// <summary>A flag that is off by default and serves nothing but true stays on for whom it is on.</summary>
    private Witness? ReviewRequired(FlagDefinition flag, FlagDefinition required)
    {
        if (!required.IsEnabled || required.GetRollout() is null)
        {
            return null;
        }

        var audiences = Audience.Of(required);
        var isOnByDefault = required.DefaultValue.Equals(ManifestValue.True);
        IReadOnlyList<Audience?> firsts = [.. audiences.Where(first => first.Served.CanGive(ManifestValue.True)), .. isOnByDefault ? new Audience?[] { null } : []];
        return audiences
            .Where(then => then.Served.CanGive(ManifestValue.False) && !then.IsParked)
            .Select(then => FindWitness(flag, required, Change.To(required, firsts, then, _late)))
            .FirstOrDefault(witness => witness is not null);
    }

    private Witness? FindWitness(FlagDefinition subject, FlagDefinition changing, IEnumerable<Change> changes)
        => changes
            .TakeWhile(_ => !_workspace.Budget.IsSpent)
            .Select(change => _search.Find(subject, changing, change))
            .FirstOrDefault(witness => witness is not null);

    /// <summary>A time after all that the manifest speaks of.</summary>
    private static long LatestTime(RolloutManifest manifest)
        => manifest.Flags
            .SelectMany(flag => flag.GetRollout()?.Stages ?? [])
            .SelectMany(stage => stage.Audiences.SelectMany(audience => Shares.Turns(audience.Percentage)).Append(stage.StartsAt ?? 0))
            .DefaultIfEmpty(0)
            .Max();
}
