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
    public void Write(DecisionChange change)
    {
        if (change.FlagSetId is not { } flagSet)
        {
            return;
        }

        if (change.Before.Decisions != change.After.Decisions)
        {
            WriteDecisions(flagSet, change);
        }

        if (change.After.DecisionStore is { } store)
        {
            WriteStore(flagSet, store);
        }
    }

    private void WriteDecisions(string flagSet, DecisionChange change)
    {
        var environment = change.After.Status.Environment;
        var before = change.Before.Decisions.ToDictionary(known => known.Decision);
        foreach (var status in change.After.Decisions.Where(status => !(before.Remove(status.Decision, out var known) && IsSame(known, status))))
        {
            if (status.Effect is DecisionEffect.Off or DecisionEffect.Hold)
            {
                Log.DecisionInForce(logger, flagSet, status, environment);
            }
            else
            {
                Log.DecisionWithoutEffect(logger, flagSet, status, environment);
            }
        }

        var withdrawals = before.Count == 0 ? null : change.Withdrawals.ToLookup(withdrawal => withdrawal.DecisionId);
        foreach (var ended in change.Before.Decisions.Where(known => before.ContainsKey(known.Decision)))
        {
            Log.DecisionWithdrawn(logger, flagSet, ended.Decision, withdrawals![ended.Decision.Id].FirstOrDefault());
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
        => known.Effect == status.Effect && known.Problem == status.Problem;
}
