using Microsoft.Extensions.Logging;

namespace OpenRollout.Telemetry.Reloads;

/// <summary>Logs the reloads of one provider. A problem is logged once, however often the source meets it. Thread-safe.</summary>
/// <param name="logger">A logger that does not throw.</param>
internal sealed class ReloadLogger(ILogger logger)
{
    private readonly WarningFilter _warnings = new();
    private (string? Environment, bool HasOverlay) _environment;

    /// <summary>Logs a reload.</summary>
    public void Write(ManifestReload reload)
    {
        if (reload.Outcome == ReloadOutcome.Served)
        {
            Log.ManifestServed(logger, reload.Set, reload.Loaded.Reading.Manifest.Flags.Count, reload.Changed);
            WriteEnvironment(reload);
            foreach (var flag in reload.Killed)
            {
                Log.FlagKilled(logger, reload.Set, flag);
            }
        }

        WriteProblem(reload);
        // Selected first: the logger is application code, so it does not run under the filter's lock.
        var warnings = _warnings.SelectNew(reload, out var omitted);
        foreach (var warning in warnings)
        {
            Log.ManifestWarning(logger, reload.Set.FlagSetId, warning);
        }

        if (omitted > 0)
        {
            Log.ManifestWarningsOmitted(logger, reload.Set.FlagSetId, omitted);
        }
    }

    /// <summary>Logs the environment when it is served first, and when the manifest lists it from now on or no longer.</summary>
    private void WriteEnvironment(ManifestReload reload)
    {
        var environment = (reload.Loaded.RequestedEnvironment, reload.Loaded.Environment is not null);
        if (environment == _environment)
        {
            return;
        }

        _environment = environment;
        if (reload.Loaded.Environment is { } served)
        {
            Log.EnvironmentServed(logger, reload.Set.FlagSetId, served);
        }
        else if (reload.Loaded.UnlistedEnvironment is { } unlisted)
        {
            Log.EnvironmentNotListed(logger, reload.Set.FlagSetId, unlisted);
        }
    }

    private void WriteProblem(ManifestReload reload)
    {
        var flagSet = reload.Set.FlagSetId;
        if (reload.Problem is not { } problem)
        {
            if (reload.ProblemBefore is not null)
            {
                Log.ManifestCurrent(logger, flagSet);
            }
        }
        else if (problem.ToString() == reload.ProblemBefore?.ToString())
        {
            return;
        }
        else if (reload.Outcome == ReloadOutcome.Refused)
        {
            Log.ManifestRefused(logger, flagSet, problem);
        }
        else
        {
            Log.ManifestStale(logger, flagSet, problem);
        }
    }
}
