using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OpenRollout.Telemetry.Decisions;
using OpenRollout.Telemetry.Metrics;

namespace OpenRollout.Telemetry.Reloads;

/// <summary>
/// Reports the reloads of one provider as metrics, activities and log messages. A reload is reported after it has
/// happened, and exceptions of listeners and loggers are ignored. Thread-safe.
/// </summary>
/// <param name="logger">The application's logger; null logs nothing.</param>
internal sealed class ReloadTelemetry(ILogger? logger)
{
    private const string ActivityName = "openrollout.manifest.reload";

    private readonly ReloadLogger? _logger = SafeLogger.Wrap(logger) is { } safe ? new ReloadLogger(safe) : null;
    private readonly DecisionLogger? _decisions = SafeLogger.Wrap(logger) is { } safe ? new DecisionLogger(safe) : null;

    /// <summary>Reports a change of decisions.</summary>
    public void Report(DecisionChange change) => _decisions?.Write(change);

    /// <summary>Reports a reload.</summary>
    public void Report(ManifestReload reload)
    {
        try
        {
            if (reload.Changed is { Count: > 0 } changed)
            {
                Counters.RemoveFlags(reload.Set.FlagSetId, changed);
            }

            // Checked first, so that code for unused instruments is not compiled when an application starts.
            if (Instruments.Reloads.Enabled)
            {
                Count(reload);
            }

            if (Instruments.ReloadDuration.Enabled || Instruments.KillPropagation.Enabled)
            {
                Measure(reload);
            }

            if (reload.Outcome is ReloadOutcome.Served or ReloadOutcome.Refused && Instruments.Activities.HasListeners())
            {
                Trace(reload);
            }
        }
#pragma warning disable CA1031 // A listener must not stop the reading of the source.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        _logger?.Write(reload);
    }

    private static void Count(ManifestReload reload) => Counters.Reloads.Add(new MetricSeries
    {
        FlagSet = reload.Set.FlagSetId,
        ReloadOutcome = reload.Outcome,
        Error = reload.Problem?.Id,
    });

    private static void Measure(ManifestReload reload)
    {
        var tags = new TagList { { TagNames.Provider, OpenRolloutProvider.Name }, { TagNames.FlagSet, reload.Set.FlagSetId } };
        foreach (var flag in reload.Loaded.WrittenAt is null ? [] : reload.Killed)
        {
            var propagation = reload.EndedAt - reload.Loaded.WrittenAt!.Value;
            Instruments.KillPropagation.Record(Math.Max(0, propagation.TotalSeconds), [.. tags, new(TagNames.Flag, flag.Definition.Key)]);
        }

        if (reload.Outcome is ReloadOutcome.Served or ReloadOutcome.Refused)
        {
            tags.Add(TagNames.ReloadOutcome, reload.Outcome);
            Instruments.ReloadDuration.Record(reload.Duration.TotalSeconds, in tags);
        }
    }

    /// <summary>Creates an activity. Not called for a confirmed manifest, because a server is polled twice a minute.</summary>
    private static void Trace(ManifestReload reload)
    {
        using var activity = Instruments.Activities.StartActivity(ActivityName, ActivityKind.Internal, parentContext: default, startTime: reload.EndedAt - reload.Duration);
        activity?.SetTag(TagNames.Provider, OpenRolloutProvider.Name);
        activity?.SetTag(TagNames.FlagSet, reload.Set.FlagSetId);
        activity?.SetTag(TagNames.Environment, reload.Loaded.RequestedEnvironment);
        activity?.SetTag(TagNames.ReloadOutcome, reload.Outcome);
        activity?.SetTag(TagNames.Version, reload.Loaded.Version);
        activity?.SetTag(TagNames.ChangedFlags, reload.Changed?.Count);
        activity?.SetTag(TagNames.KilledFlags, reload.Killed.Count > 0 ? reload.Killed.Select(flag => flag.Definition.Key).ToArray() : null);
        if (reload.Problem is { IsError: true } problem)
        {
            activity?.SetTag(TagNames.Error, problem.Id);
            activity?.SetStatus(ActivityStatusCode.Error, problem.ToString());
        }

        activity?.SetEndTime(reload.EndedAt.UtcDateTime);
    }
}
