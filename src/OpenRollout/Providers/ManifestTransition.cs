using System.Diagnostics;
using OpenRollout.Decisions;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;
using OpenRollout.Telemetry;
using OpenRollout.Telemetry.Exposures;
using OpenRollout.Telemetry.Reloads;

namespace OpenRollout.Providers;

/// <summary>
/// The effect of one manifest on what a provider serves. A valid manifest is served; one with errors is rejected, and the
/// state before is kept.
/// </summary>
internal sealed class ManifestTransition
{
    private readonly ProviderState? _before;
    private readonly RolloutProgram? _wholeBefore;
    private readonly ManifestProblem? _problemBefore;
    private readonly LoadedManifest _loaded;
    private readonly FlagSetVersion _set;
    private readonly DateTimeOffset _endedAt;
    private readonly TimeSpan _duration;
    private readonly bool _isNew;

    /// <summary>Computes the transition.</summary>
    /// <param name="before">The state before; null if there has been no valid manifest.</param>
    /// <param name="status">The status before.</param>
    /// <param name="loaded">The manifest.</param>
    /// <param name="set">The flag set and the version of the manifest.</param>
    /// <param name="decisions">The decisions, which are applied to the manifest.</param>
    /// <param name="options">The options of the provider.</param>
    /// <param name="exposures">The queue for exposures; null if there is no sink.</param>
    public ManifestTransition(
        ProviderState? before,
        ManifestStatus status,
        LoadedManifest loaded,
        FlagSetVersion set,
        DecisionKeeper decisions,
        OpenRolloutOptions options,
        ExposureQueue? exposures)
    {
        (_before, _wholeBefore, _problemBefore, _loaded, _set) = (before, decisions.Decided?.Whole, status.Problem, loaded, set);
        // The machine's clock: the application's may be stopped, and is for schedules.
        var now = TimeProvider.System.GetUtcNow();
        if (loaded.Reading.FirstError is { } error)
        {
            (_endedAt, _duration, State) = (now, loaded.ReadingTime, before);
            Overview = new RolloutOverview(before, status.Refusing(error, now), loaded.Problems, decisions, options.TimeProvider);
            return;
        }

        var start = Stopwatch.GetTimestamp();
        // A manifest that the source only confirms has the program that is served.
        _isNew = _wholeBefore != loaded.Program;
        var program = decisions.Apply(loaded.Program!).Program;
        State = before?.Program != program ? CreateState(before, program, set, options, exposures) : before;
        var elapsed = Stopwatch.GetElapsedTime(start);
        (_endedAt, _duration) = (now + elapsed, loaded.ReadingTime + elapsed);
        Overview = new RolloutOverview(State, status.Serving(loaded, _isNew, now), loaded.Problems, decisions, options.TimeProvider);
    }

    /// <summary>Gets the state to serve; null if there has been no valid manifest.</summary>
    public ProviderState? State { get; }

    /// <summary>Gets the overview of what is served.</summary>
    public RolloutOverview Overview { get; }

    /// <summary>Creates the record for telemetry. Compares the manifests flag by flag, which takes milliseconds for large ones.</summary>
    public ManifestReload CreateReload()
    {
        if (_loaded.Reading.FirstError is { } error)
        {
            return new ManifestReload(_loaded, _set, ReloadOutcome.Refused, _endedAt, _duration) { Problem = error, ProblemBefore = _problemBefore };
        }

        var changed = _isNew ? _before?.Program.FindChanges(State!.Program) : null;
        var outcome = _isNew ? ReloadOutcome.Served : _loaded.Outage is null ? ReloadOutcome.Confirmed : ReloadOutcome.Unconfirmed;
        return new ManifestReload(_loaded, _set, outcome, _endedAt, _duration)
        {
            Problem = _loaded.Outage,
            ProblemBefore = _problemBefore,
            Changed = changed,
            Killed = changed is null ? [] : FindKilled(changed, _wholeBefore!, _loaded.Program!),
        };
    }

    /// <summary>Creates the state of a program, which replaces another one.</summary>
    public static ProviderState CreateState(
        ProviderState? before, RolloutProgram program, FlagSetVersion set, OpenRolloutOptions options, ExposureQueue? exposures)
    {
        if (before is not null)
        {
            // Before it is served: evaluations must not wait for it, nor for hashing a large manifest.
            program.Prepare(before.Program);
            if (set != before.Set)
            {
                _ = set.Version;
            }
        }

        if (exposures is not null)
        {
            exposures.FlagSet = set.FlagSetId;
        }

        return new ProviderState(program, set, options, exposures, before);
    }

    private FlagStatus[] FindKilled(IReadOnlyList<string> changed, RolloutProgram before, RolloutProgram after) =>
    [
        .. changed.Where(key => IsEnabled(before, key) is true && IsEnabled(after, key) is false)
            .Select(key => FlagStatus.Of(after.GetDefinition(after.FindFlag(key)), FlagDecision.None, _loaded.RequestedEnvironment, _endedAt)),
    ];

    /// <summary>Returns null if the program has no such flag.</summary>
    private static bool? IsEnabled(RolloutProgram program, string key)
        => program.FindFlag(key) is >= 0 and var flag ? program.GetDefinition(flag).IsEnabled : null;
}
