using OpenRollout.Cli.Files;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Reasoning;

namespace OpenRollout.Cli.Differences;

/// <summary>Compares two manifests by what users get from them.</summary>
internal static class ManifestComparison
{
    /// <summary>The most times that are compared for flags that depend on the time.</summary>
    private const int MaximumTimes = 12;

    /// <summary>Returns the flags that evaluate differently or are watched by guardrails differently, in the order of the new manifest; removed flags come last.</summary>
    /// <param name="before">The old manifest.</param>
    /// <param name="after">The new manifest.</param>
    /// <param name="at">The time of the comparison. Flags that depend on the time are also compared at each later time at which a stage starts or a percentage starts or stops growing.</param>
    /// <param name="cancellationToken">Stops between two flags.</param>
    public static IReadOnlyList<FlagDifference> Run(UsableManifest before, UsableManifest after, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var changed = before.Program.FindChanges(after.Program).ToHashSet(StringComparer.Ordinal);
        var times = TimesOf(before.Manifest, after.Manifest, at);
        var differences = new List<FlagDifference>();
        foreach (var flag in after.Manifest.Flags)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (before.Manifest.FindFlag(flag.Key) is not { } old)
            {
                differences.Add(new FlagDifference(flag.Key, FlagDifferenceKind.Added, false, FlagEdits.OfAdded(flag, at), [], null));
                continue;
            }

            var watchEdits = WatchEdits.Of(before.Manifest, after.Manifest, old, flag);
            if (!changed.Contains(flag.Key))
            {
                if (watchEdits.Count > 0)
                {
                    differences.Add(new FlagDifference(flag.Key, FlagDifferenceKind.Changed, false, watchEdits, [], null));
                }

                continue;
            }

            var dependsOnTime = before.Program.DependsOnTime(before.Program.FindFlag(flag.Key)) || after.Program.DependsOnTime(after.Program.FindFlag(flag.Key));
            var difference = new FlagComparison(before, after, old, flag).Run(at, dependsOnTime ? times : [at.UtcTicks]);
            differences.Add(difference with { Edits = [.. difference.Edits, .. watchEdits] });
        }

        foreach (var flag in before.Manifest.Flags.Where(flag => after.Manifest.FindFlag(flag.Key) is null))
        {
            differences.Add(new FlagDifference(flag.Key, FlagDifferenceKind.Removed, false, FlagEdits.OfRemoved(flag, at), [], null));
        }

        return differences;
    }

    private static long[] TimesOf(RolloutManifest before, RolloutManifest after, DateTimeOffset at)
        => [
            at.UtcTicks,
            .. before.Flags.Concat(after.Flags)
                .SelectMany(flag => flag.GetRollout()?.Stages ?? [])
                .SelectMany(stage => stage.Audiences.SelectMany(audience => PercentageComparison.Turns(audience.Percentage)).Append(stage.StartsAt ?? 0))
                .Where(time => time > at.UtcTicks)
                .Distinct()
                .Order()
                .Take(MaximumTimes),
        ];
}
