using Microsoft.Extensions.Logging;

namespace OpenRollout.Telemetry.Decisions;

/// <summary>Logs the decisions of one provider: each when its effect begins, changes or ends, and each problem of the store once. Thread-safe.</summary>
/// <param name="logger">A logger that does not throw.</param>
internal sealed class DecisionLogger(ILogger logger)
{
    private readonly object _lock = new();
    private readonly HashSet<string> _warnings = new(StringComparer.Ordinal);
    private string? _problem;

    /// <summary>Logs the differences between two overviews.</summary>
    public void Write(DecisionReport report)
    {
        if (report.Before.Decisions != report.After.Decisions)
        {
            WriteDecisions(report);
        }

        if (report.After.DecisionStore is { } store && store != report.Before.DecisionStore)
        {
            WriteStore(report.FlagSetId, store);
        }
    }

    private void WriteDecisions(DecisionReport report)
    {
        var environment = report.After.Status.Environment;
        foreach (var status in report.After.Decisions.Where(status => !report.Before.Decisions.Any(known => IsSame(known, status))))
        {
            if (status.Effect is DecisionEffect.Off or DecisionEffect.Hold)
            {
                Log.DecisionInForce(logger, report.FlagSetId, status, environment);
            }
            else
            {
                Log.DecisionWithoutEffect(logger, report.FlagSetId, status, environment);
            }
        }

        foreach (var ended in report.Before.Decisions.Where(known => !report.After.Decisions.Any(status => status.Decision == known.Decision)))
        {
            Log.DecisionWithdrawn(logger, report.FlagSetId, ended.Decision, report.Withdrawals.FirstOrDefault(withdrawal => withdrawal.DecisionId == ended.Decision.Id));
        }
    }

    private void WriteStore(string flagSet, DecisionStoreStatus store)
    {
        string? problem;
        bool isNew;
        string[] warnings;
        lock (_lock)
        {
            (isNew, problem, _problem) = (store.Problem != _problem, store.Problem, store.Problem);
            warnings = [.. store.Warnings.Where(_warnings.Add)];
            _warnings.IntersectWith(store.Warnings);
        }

        // The logger is application code, so it does not run under the lock.
        if (isNew && problem is not null)
        {
            Log.DecisionsStale(logger, flagSet, problem);
        }
        else if (isNew)
        {
            Log.DecisionsCurrent(logger, flagSet);
        }

        Array.ForEach(warnings, warning => Log.DecisionStoreWarning(logger, flagSet, warning));
    }

    private static bool IsSame(DecisionStatus known, DecisionStatus status)
        => known.Decision == status.Decision && known.Effect == status.Effect && known.Problem == status.Problem;
}
