using OpenRollout.Manifest.Reasoning.Witnesses;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>
/// Reports ROLL2006: a user who is in gets another value, or drops out, as stages advance or time passes. The cause is an
/// audience of the flag, or a flag that it requires.
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
            // No user is in.
            return;
        }

        foreach (var then in audiences.Where(then => !then.IsParked))
        {
            var firsts = audiences.Where(first => !first.Served.IsSame(then.Served)).ToArray();
            if (FindWitness(flag, flag, Change.To(flag, firsts, then, _late)) is { } witness)
            {
                _report(then.Definition.Range, $"a user who is in gets another value: {WitnessText.DescribeValues(witness, _manifest)}; serve the same value here, or leave these users out", witness);
            }
        }

        foreach (var required in rollout.Requires)
        {
            if (ReviewRequired(flag, _manifest.FindFlag(required.Value)!) is { } witness)
            {
                _report(required.Range, $"a user who is in drops out when '{PlainText.Quote(required.Value)}' turns off: {WitnessText.DescribeDropOut(witness, _manifest)}; require a flag that stays on", witness);
            }
        }
    }

    /// <summary>Finds a user for whom a required flag turns off. A flag that is off by default and only serves true stays on.</summary>
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

    /// <summary>Returns a time after all times in the manifest.</summary>
    private static long LatestTime(RolloutManifest manifest)
        => manifest.Flags
            .SelectMany(flag => flag.GetRollout()?.Stages ?? [])
            .SelectMany(stage => stage.Audiences.SelectMany(audience => PercentageComparison.Turns(audience.Percentage)).Append(stage.StartsAt ?? 0))
            .DefaultIfEmpty(0)
            .Max();
}
