using System.Diagnostics.CodeAnalysis;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Monitoring;
using OpenRollout.Guardrails.Telemetry;
using OpenRollout.Monitoring;
using OpenRollout.Providers;

namespace OpenRollout;

/// <summary>
/// Watches the rollouts of a provider: counts the users who have an event of the manifest's <c>guardrails</c>, and switches a flag
/// off when the users who have the feature have the event more often than is tolerated. Each provider needs an instance of its own.
/// Thread-safe.
/// </summary>
/// <remarks>
/// A decision is in force before the <c>Track</c> call that leads to it returns. A guardrail that cannot keep its evidence or its
/// decision only tells: without <see cref="GuardrailOptions.StateFolder"/>, without <see cref="OpenRolloutOptions.DecisionStore"/>, or while another process uses the folder.
/// </remarks>
/// <example>
/// <code>
/// var options = new OpenRolloutOptions
/// {
///     Monitor = new GuardrailMonitor(new GuardrailOptions { StateFolder = "/var/lib/shop/guardrails" }),
///     DecisionStore = new FolderDecisionStore("/var/lib/shop/decisions"),
/// };
/// await Api.Instance.SetProviderAsync(await OpenRolloutProvider.LoadAsync("flags.json", options));
/// </code>
/// </example>
[SuppressMessage("Design", "CA1001", Justification = "The provider shuts the monitor down.")]
public sealed class GuardrailMonitor : RolloutMonitor
{
    /// <summary>The time that the shutdown waits for the state to be written.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    private readonly GuardrailOptions _options;
    private readonly Func<GuardrailOptions, IEvidenceStore> _openStore;
    private readonly object _lock = new();
    private OpenRolloutProvider? _provider;
    private IEvidenceStore? _store;
    private StatusReader? _statuses;
    private GuardrailNotices? _notices;
    private GuardrailAlarms? _alarms;
    private volatile GuardrailWatch[] _watches = [];
    private bool _mustRelease;
    private bool _isShutDown;

    /// <summary>Initializes a new instance of the <see cref="GuardrailMonitor"/> class.</summary>
    /// <param name="options">The options; null for the defaults, with which guardrails only tell.</param>
    /// <exception cref="ArgumentException">The state folder is empty or not a path.</exception>
    public GuardrailMonitor(GuardrailOptions? options = null)
        : this(options, known => new LocalEvidenceStore(known.StateFolder, known.TimeProvider))
    {
        // Here, because the folder is opened for the first watched flag, which can come with a reload that must not fail.
        if (_options.StateFolder is { } folder)
        {
            _ = Path.GetFullPath(folder);
        }
    }

    /// <summary>Initializes a new instance with another store of the evidence, which is opened for the first watched flag.</summary>
    internal GuardrailMonitor(GuardrailOptions? options, Func<GuardrailOptions, IEvidenceStore> openStore)
        => (_options, _openStore) = (options ?? new GuardrailOptions(), openStore);

    /// <summary>Gets the reason why evidence cannot be kept, such as a state folder that another process uses; null if there is none.</summary>
    public string? Problem => Volatile.Read(ref _store)?.Problem;

    /// <summary>Gets the guardrails of the served manifest.</summary>
    internal IReadOnlyList<GuardrailWatch> Watches => _watches;

    /// <summary>Returns the evidence of all guardrails of the served manifest, in the order of its flags. Computes bounds, which takes up to a millisecond for each guardrail.</summary>
    /// <returns>The evidence; empty if no flag is watched or there has been no valid manifest.</returns>
    public IReadOnlyList<GuardrailStatus> GetStatus()
    {
        var watches = _watches;
        return _statuses is { } statuses ? Array.ConvertAll(watches, statuses.Read) : [];
    }

    /// <summary>Returns what guardrails do, without the evidence.</summary>
    internal IReadOnlyList<(GuardrailWatch Watch, GuardrailState State, string? Because)> GetStates()
    {
        var watches = _watches;
        return _statuses is not { } statuses ? [] : Array.ConvertAll(watches, watch =>
        {
            var (state, because) = statuses.StateOf(watch);
            return (watch, state, because);
        });
    }

    /// <inheritdoc/>
    internal override void Attach(OpenRolloutProvider provider)
    {
        if (Interlocked.CompareExchange(ref _provider, provider, null) is not null)
        {
            throw new InvalidOperationException($"The {nameof(GuardrailMonitor)} observes another provider. Create one for each provider.");
        }

        _statuses = new StatusReader(provider);
        _notices = new GuardrailNotices(provider.Options.Logger, _options.Observer);
        _alarms = new GuardrailAlarms(provider, _options.TimeProvider, _statuses, _notices);
    }

    /// <inheritdoc/>
    internal override EventWatch? Watch(ProviderState state)
    {
        lock (_lock)
        {
            if (_isShutDown || (state.Program.Watches.Count == 0 && _watches.Length == 0))
            {
                return null;
            }

            var before = _watches.ToDictionary(watch => watch.Identity);
            var watched = new List<WatchedUnit>();
            foreach (var flag in state.Program.Watches)
            {
                foreach (var name in flag.Watch.Guardrails)
                {
                    if (state.Program.Manifest.FindGuardrail(name.Value) is { } guardrail)
                    {
                        var identity = WatchIdentities.Of(state.Program, flag, guardrail, state.Set.FlagSetId, state.Set.Environment);
                        var text = new WatchText(guardrail.Description, flag.Watch.Then);
                        var watch = before.Remove(identity, out var known) ? Change(known, text) : Open(identity, text);
                        watched.Add(new WatchedUnit(watch, flag.Flag, state.Program.UnitOf(flag.Flag), guardrail.SlowerThan ?? double.NegativeInfinity));
                    }
                }
            }

            foreach (var ended in before.Values)
            {
                ended.Close();
                UncountedTotals.Complete(ended.Identity, ended.Uncounted);
            }

            _watches = [.. watched.Select(unit => unit.Watch)];
            _mustRelease = true;
            return watched.Count == 0 ? null : new WatchedEvents(state.Program, watched, _alarms!, _options.CountsVisitors);
        }
    }

    /// <inheritdoc/>
    internal override void OnServed()
    {
        if (Volatile.Read(ref _mustRelease))
        {
            Release();
        }

        _notices?.StateChanged(Problem);
        _alarms?.HandlePostponed();
    }

    /// <inheritdoc/>
    internal override async ValueTask ShutdownAsync()
    {
        lock (_lock)
        {
            if (_isShutDown)
            {
                return;
            }

            _isShutDown = true;
        }

        LiveMonitors.Remove(this);
        if (_alarms is not null)
        {
            await _alarms.DisposeAsync().ConfigureAwait(false);
            await _notices!.DisposeAsync().ConfigureAwait(false);
        }

        if (_store is { } store)
        {
            await CloseAsync(store).WaitAsync(ShutdownTimeout, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var watch in _watches)
        {
            watch.Close();
            UncountedTotals.Complete(watch.Identity, watch.Uncounted);
        }
    }

    /// <summary>Releases the evidence that is not watched any longer. Under the lock, so that another thread cannot begin to watch what is about to be released.</summary>
    private void Release()
    {
        lock (_lock)
        {
            if (_mustRelease && _store is { } store)
            {
                store.Keep(Array.ConvertAll(_watches, watch => watch.Identity));
            }

            _mustRelease = false;
        }
    }

    private static async Task CloseAsync(IEvidenceStore store)
    {
        using var timeout = new CancellationTokenSource(ShutdownTimeout);
        await Task.Run(() => store.FlushAsync(timeout.Token).AsTask(), CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await store.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Begins to watch. An alarm from before a restart is handled when the state is served.</summary>
    private GuardrailWatch Open(WatchIdentity identity, WatchText text)
    {
        if (_store is null)
        {
            Volatile.Write(ref _store, _openStore(_options));
            LiveMonitors.Add(this);
        }

        var watch = new GuardrailWatch(_store!.Open(identity), text, _options.TimeProvider, _alarms!.Handle);
        UncountedTotals.Add(identity, watch.Uncounted);
        PostponeAlarm(watch);
        return watch;
    }

    /// <summary>Continues to watch. A guardrail that made no decision before may make one now.</summary>
    private GuardrailWatch Change(GuardrailWatch watch, WatchText text)
    {
        if (watch.Text != text)
        {
            watch.Text = text;
            PostponeAlarm(watch);
        }

        return watch;
    }

    private void PostponeAlarm(GuardrailWatch watch)
    {
        if (watch.TryAlarm())
        {
            _alarms!.Postpone(watch);
        }
    }
}
