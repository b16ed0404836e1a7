using System.Globalization;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Manifest;

namespace OpenRollout.Cli.Statuses;

/// <summary>Determines the state of each flag in each environment.</summary>
internal static class StatusReader
{
    /// <summary>Creates the report of a manifest.</summary>
    /// <param name="path">The path of the manifest.</param>
    /// <param name="manifests">The manifest as each environment serves it.</param>
    /// <param name="at">The time at which schedules are evaluated.</param>
    public static StatusReport Read(string path, IReadOnlyList<EnvironmentStatus> manifests, DateTimeOffset at)
    {
        var flags = manifests[0].Manifest.Manifest.Flags.Select(flag => new FlagStatusReport(
            flag.Key,
            flag.Description,
            flag.Lifecycle.Kind is { } kind ? Describe(kind) : null,
            flag.Lifecycle.Owner,
            flag.Lifecycle.Created is { } created ? DateOnly.FromDateTime(created) : null,
            flag.Lifecycle.RemoveBy is { } end ? DateOnly.FromDateTime(end) : null,
            [.. manifests.Select(each => ReadState(each, flag.Key, at))]));
        return new StatusReport(path, at, [.. manifests.Select(each => each.Environment).OfType<string>()], [.. flags]);
    }

    private static FlagStateReport ReadState(EnvironmentStatus served, string key, DateTimeOffset at)
    {
        var (environment, program) = (served.Environment, served.Manifest.Program);
        var status = FlagStatus.Of(program.GetDefinition(program.FindFlag(key)), program.Decisions, environment, at);
        var time = status.EvaluationTime.UtcTicks;
        AudienceDefinition[] active = status.IsEnabled ? [.. status.Stages.Take(status.ActiveStage + 1).SelectMany(stage => stage.Audiences)] : [];
        var everyone = active.Where(audience => audience.IsEveryone).Select(audience => audience.Percentage.At(time)).DefaultIfEmpty(0).Max();
        var state = !status.IsEnabled ? FlagState.Off
            : status.Stages.Count == 0 ? FlagState.NoRollout
            : status.ActiveStage < 0 ? FlagState.NotStarted
            : status.ActiveStage == status.Stages.Count - 1 && everyone == Percentage.All ? FlagState.Full
            : FlagState.InProgress;
        var since = status.Since;
        return new FlagStateReport(
            environment,
            state,
            status.Stage?.Name,
            status.ActiveStage + 1,
            status.Stages.Count,
            everyone / 1000m,
            active.Any(audience => !audience.IsEveryone && audience.Percentage.At(time) > 0),
            since,
            since is { } start ? Math.Max(0, (at.UtcDateTime - start).Days) : null,
            status.Reason,
            status.Layer,
            status.Decision?.Id,
            NextStep.Of(status, state, at),
            served.Guardrails is { } guardrails ? [.. guardrails[key]] : null);
    }

    private static string Describe(LifecycleKind kind) => kind == LifecycleKind.KillSwitch ? "kill switch" : kind.ToString().ToLower(CultureInfo.InvariantCulture);
}
