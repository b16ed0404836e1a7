using System.Globalization;
using OpenRollout.Manifest;

namespace OpenRollout.Generators.Reading;

/// <summary>Creates the documentation of a flag that editors show: its description, its lifecycle and the state of its rollout.</summary>
internal static class FlagDocumentation
{
    public static IEnumerable<string> Describe(FlagDefinition flag)
    {
        yield return string.IsNullOrWhiteSpace(flag.Description) ? $"The flag '{flag.Key}'." : flag.Description!;
        if (DescribeLifecycle(flag.Lifecycle) is { Length: > 0 } lifecycle)
        {
            yield return lifecycle;
        }

        if (!flag.IsEnabled)
        {
            yield return (flag.DisabledSince is { } since ? $"Switched off since {Day(since)}" : "Switched off") + ": everyone gets the default.";
        }

        if (flag.IsEnabled || flag.GetRollout() is not null)
        {
            yield return DescribeRollout(flag.GetRollout());
        }
    }

    private static string DescribeLifecycle(FlagLifecycle lifecycle)
    {
        var parts = new List<string>();
        if (lifecycle.Kind is { } kind)
        {
            parts.Add("Kind: " + Describe(kind) + ".");
        }

        if (!string.IsNullOrWhiteSpace(lifecycle.Owner))
        {
            parts.Add("Owner: " + lifecycle.Owner + ".");
        }

        if (lifecycle.RemoveBy is { } day)
        {
            parts.Add("Remove by: " + Day(day) + ".");
        }

        return string.Join(" ", parts);
    }

    private static string Describe(LifecycleKind kind) => kind switch
    {
        LifecycleKind.Release => "release",
        LifecycleKind.Experiment => "experiment",
        LifecycleKind.Operational => "operational",
        LifecycleKind.KillSwitch => "kill switch",
        _ => "permission",
    };

    private static string DescribeRollout(RolloutDefinition? rollout)
    {
        if (rollout is null)
        {
            return "No rollout: everyone gets the default.";
        }

        if (rollout.IsScheduled)
        {
            return "Schedule: " + string.Join(", ", rollout.Stages.Select(DescribeStart)) + ".";
        }

        var active = rollout.ActiveStageIndex;
        if (active < 0)
        {
            return "No stage is active yet.";
        }

        var stage = rollout.Stages[active];
        var since = stage.Since is { } day ? ", since " + Day(day) : "";
        return string.Format(CultureInfo.InvariantCulture, "Stage: {0} ({1} of {2}){3}.", stage.Name, active + 1, rollout.Stages.Count, since);
    }

    private static string DescribeStart(StageDefinition stage) => stage.StartsAt is { } ticks
        ? stage.Name + " from " + new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : stage.Name;

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
