using System.Diagnostics;
using Microsoft.Extensions.Logging;
using OpenRollout.Telemetry.Metrics;

namespace OpenRollout.Telemetry.Reloads;

/// <summary>Measures, traces and logs a reload, after it happened: whoever listens holds nothing up, and what they throw is dropped.</summary>
internal static class ReloadTelemetry
{
    private const string ActivityName = "openrollout.manifest.reload";

    /// <summary>Reports a reload.</summary>
    /// <param name="reload">The reload.</param>
    /// <param name="logger">The logger; null logs nothing.</param>
    /// <param name="warnings">What the provider has logged of its manifests' warnings.</param>
    public static void Report(ManifestReload reload, ILogger? logger, WarningLogger warnings)
    {
        try
        {
            if (reload.Changed is { Count: > 0 } changed)
            {
                Counters.RemoveFlags(reload.Set.FlagSetId, changed);
            }

            // Asked first: what nobody listens to is not even compiled when an application starts.
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
#pragma warning disable CA1031 // What listens must not end the following of the source.
        catch (Exception)
#pragma warning restore CA1031
        {
        }

        if (logger is not null)
        {
            Write(reload, logger);
            warnings.Write(reload, logger);
        }
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
            Instruments.KillPropagation.Record(Math.Max(0, propagation.TotalSeconds), [.. tags, new(TagNames.Flag, flag)]);
        }

        if (reload.Outcome is ReloadOutcome.Served or ReloadOutcome.Refused)
        {
            tags.Add(TagNames.ReloadOutcome, reload.Outcome);
            Instruments.ReloadDuration.Record(reload.Duration.TotalSeconds, in tags);
        }
    }

    /// <summary>What changed nothing is not traced: a server that is asked twice a minute would fill the traces.</summary>
    private static void Trace(ManifestReload reload)
    {
        using var activity = Instruments.Activities.StartActivity(ActivityName, ActivityKind.Internal, parentContext: default, startTime: reload.EndedAt - reload.Duration);
        activity?.SetTag(TagNames.Provider, OpenRolloutProvider.Name);
        activity?.SetTag(TagNames.FlagSet, reload.Set.FlagSetId);
        activity?.SetTag(TagNames.ReloadOutcome, reload.Outcome);
        activity?.SetTag(TagNames.Version, reload.Loaded.Version);
        activity?.SetTag(TagNames.ChangedFlags, reload.Changed?.Count);
        activity?.SetTag(TagNames.KilledFlags, reload.Killed.Count > 0 ? reload.Killed.ToArray() : null);
        if (reload.Problem is { IsError: true } problem)
        {
            activity?.SetTag(TagNames.Error, problem.Id);
            activity?.SetStatus(ActivityStatusCode.Error, problem.ToString());
        }

        activity?.SetEndTime(reload.EndedAt.UtcDateTime);
    }

    /// <summary>The same problem is told once, however often the source meets it.</summary>
    private static void Write(ManifestReload reload, ILogger logger)
    {
        var problem = reload.Problem?.ToString();
        var set = reload.Set.FlagSetId;
        if (reload.Outcome == ReloadOutcome.Served)
        {
            Log.Served(logger, reload.Set, reload.Loaded.Reading.Manifest.Flags.Count, reload.Changed);
            foreach (var flag in reload.Killed)
            {
                Log.Killed(logger, reload.Set, flag);
            }
        }

        if (problem is null)
        {
            if (reload.ProblemBefore is not null)
            {
                Log.Recovered(logger, set);
            }
        }
        else if (problem != reload.ProblemBefore?.ToString())
        {
            var write = reload.Outcome == ReloadOutcome.Refused ? (Action<ILogger?, string, string>)Log.Refused : Log.Stale;
            write(logger, set, problem);
        }
    }
}
