using OpenRollout.Decisions;
using OpenRollout.Providers;
using OpenRollout.Providers.Events;
using OpenRollout.Telemetry.Decisions;
using OpenRollout.Telemetry.Reloads;

namespace OpenRollout;

/// <content>Decisions: switching flags off and holding rollouts.</content>
public sealed partial class OpenRolloutProvider
{
    private readonly DecisionKeeper _decisions;
    private readonly DecisionFollower? _decisionFollower;

    /// <summary>The manifests that were read before the decision store has answered: the last valid one, and the last one after it that has errors.</summary>
    private LoadedManifest[] _waiting = [];

    /// <summary>
    /// Puts a decision in force and adds it to <see cref="OpenRolloutOptions.DecisionStore"/>. Evaluations that start after the
    /// method returns, before the task completes, follow the decision.
    /// </summary>
    /// <param name="decision">The decision. The same decision can be passed again to repeat a failed call.</param>
    /// <param name="cancellationToken">Cancels the wait for the store; the decision stays in force.</param>
    /// <returns>
    /// A task that completes when the store has the decision. If it fails, the decision stays in force in this process. It is
    /// then not seen by other processes and ends with this one.
    /// </returns>
    /// <exception cref="DecisionRefusedException">The decision could give a user a value that the user would not have had (ROLL1011). It is not in force.</exception>
    /// <exception cref="InvalidOperationException">The provider has no store or has served no manifest, the store has a withdrawal of the decision, or the provider was shut down.</exception>
    public Task DecideAsync(RolloutDecision decision, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(decision);
        DecisionScope? scope;
        DecisionChange change;
        lock (_applying)
        {
            if ((_lifecycle.IsShutDown ? CreateShutDownException() : _decisions.Add(decision)) is { } refusal)
            {
                return Task.FromException(refusal);
            }

            scope = _decisions.Scope;
            if (scope is null)
            {
                _decisions.MarkRefused(decision);
            }

            change = ServeDecisions();
        }

        Report(change);
        return (_options.DecisionStore, scope) switch
        {
            (null, _) => Task.FromException(new InvalidOperationException($"The decision is in force in this process only, because the provider has no store. Set {nameof(OpenRolloutOptions)}.{nameof(OpenRolloutOptions.DecisionStore)}.")),
            (_, null) => Task.FromException(new InvalidOperationException("The decision is in force in this process only, because there has been no valid manifest whose decisions a store could keep. Pass the decision again later.")),
            var (store, known) => AddAsync(store, known, decision, cancellationToken),
        };
    }

    /// <summary>Withdraws a decision in <see cref="OpenRolloutOptions.DecisionStore"/>, and ends it in this process when the store has the withdrawal.</summary>
    /// <param name="decisionId">The identifier of the decision.</param>
    /// <param name="by">The name of the person or tool that withdraws the decision.</param>
    /// <param name="reason">The reason, for operators.</param>
    /// <param name="cancellationToken">Cancels the wait for the store.</param>
    /// <returns>A task that completes when the store has the withdrawal and evaluations no longer follow the decision. If it fails, the decision stays in force.</returns>
    /// <exception cref="ArgumentException"><paramref name="decisionId"/> is not an identifier, or <paramref name="by"/> or <paramref name="reason"/> is empty.</exception>
    /// <exception cref="InvalidOperationException">No manifest has been served, or the provider was shut down.</exception>
    public Task WithdrawAsync(string decisionId, string by, string reason, CancellationToken cancellationToken = default)
    {
        var withdrawal = new DecisionWithdrawal { DecisionId = decisionId, By = by, Reason = reason };
        DecisionScope? scope;
        lock (_applying)
        {
            if (_lifecycle.IsShutDown)
            {
                return Task.FromException(CreateShutDownException());
            }

            if (!_decisions.Knows(decisionId))
            {
                return Task.FromException(new InvalidOperationException($"No decision with the identifier '{decisionId}' is in force. {nameof(Overview)}.{nameof(RolloutOverview.Decisions)} lists them."));
            }

            scope = _decisions.Scope;
        }

        return WithdrawAsync(scope, withdrawal, cancellationToken);
    }

    /// <summary>Gets a value indicating whether the current thread holds the lock under which manifests and decisions are applied.</summary>
    internal bool IsApplying => Monitor.IsEntered(_applying);

    /// <summary>Returns a value indicating whether a decision with the identifier was withdrawn.</summary>
    internal bool IsWithdrawn(string decisionId)
    {
        lock (_applying)
        {
            return _decisions.IsWithdrawn(decisionId);
        }
    }

    private static InvalidOperationException CreateShutDownException() => new("The provider was shut down. Make the decision with another provider.");

    private async Task AddAsync(IDecisionStore store, DecisionScope scope, RolloutDecision decision, CancellationToken cancellationToken)
    {
        try
        {
            await store.AddAsync(scope, decision, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            ServeAfter(_decisions.MarkRefused);
            throw;
        }

        ServeAfter(_decisions.MarkStored);

        void ServeAfter(Action<RolloutDecision> mark)
        {
            DecisionChange change;
            lock (_applying)
            {
                mark(decision);
                change = ServeDecisions();
            }

            Report(change);
        }
    }

    private async Task WithdrawAsync(DecisionScope? scope, DecisionWithdrawal withdrawal, CancellationToken cancellationToken)
    {
        if (_options.DecisionStore is { } store && scope is not null)
        {
            await store.WithdrawAsync(scope, withdrawal, cancellationToken).ConfigureAwait(false);
        }

        DecisionChange change;
        lock (_applying)
        {
            _decisions.Withdraw(withdrawal.DecisionId);
            change = ServeDecisions();
        }

        Report(change with { Withdrawals = [withdrawal] });
    }

    /// <summary>Applies the content of the decision store, and serves the manifests that wait for its first answer.</summary>
    private void Apply(DecisionSnapshot snapshot)
    {
        List<ManifestReload> reloads;
        DecisionChange change;
        lock (_applying)
        {
            if (_lifecycle.IsShutDown)
            {
                return;
            }

            _decisions.Add(snapshot);
            change = ServeDecisions();
            reloads = [.. _waiting.Select(Transition)];
            _waiting = [];
            change = change with { After = _overview, Withdrawals = snapshot.Withdrawals };
        }

        reloads.ForEach(_telemetry.Report);
        Report(change);
    }

    /// <summary>Reports a change, and lets the monitor make the decisions that are due. Call it without the lock, because loggers and the monitor may call the provider.</summary>
    private void Report(DecisionChange change)
    {
        _telemetry.Report(change);
        _options.Monitor?.OnServed();
    }

    /// <summary>Keeps a manifest until the decision store has answered. Returns false if it can be served. Call it under the lock.</summary>
    private bool MustWait(LoadedManifest loaded)
    {
        var isValid = loaded.Reading.FirstError is null;
        if (_decisionFollower is null || (_decisions.Scope is null && !isValid))
        {
            return false;
        }

        _decisionFollower.Begin(_decisions.Begin(new DecisionScope(FindFlagSetId(loaded), EnvironmentOf(loaded))));
        if (_decisions.IsReady)
        {
            return false;
        }

        _waiting = isValid ? [loaded] : [_waiting[0], loaded];
        _overview = new RolloutOverview(null, Status, Problems, _decisions, _options.TimeProvider);
        return true;
    }

    /// <summary>Serves the last valid manifest under the decisions as they are now, and reports the changes in events. Returns the change for telemetry. Call it under the lock.</summary>
    private DecisionChange ServeDecisions()
    {
        var (before, overviewBefore) = (_state, _overview);
        if (before is not null)
        {
            var program = _decisions.Apply(_decisions.Decided!.Whole).Program;
            _state = program == before.Program ? before : ManifestTransition.CreateState(before, program, before.Set, _options, _exposures);
        }

        _overview = new RolloutOverview(_state, Status, Problems, _decisions, _options.TimeProvider);
        if (_state is { } state)
        {
            _events.Report(ProviderReport.Of(_overview));
            if (state != before)
            {
                _events.ReportChanges(before!.Program.FindChanges(state.Program));
            }
        }

        return new DecisionChange(FlagSetId, overviewBefore, _overview);
    }
}
