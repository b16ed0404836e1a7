using System.Diagnostics;
using System.Text;
using OpenFeature.Constant;
using OpenRollout.Evaluation;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Naming;
using OpenRollout.Telemetry;
using OpenRollout.Telemetry.Reloads;

namespace OpenRollout;

/// <content>How manifests come in.</content>
public sealed partial class OpenRolloutProvider
{
    private readonly object _applying = new();
    private readonly ReloadTelemetry _telemetry;
    private volatile string? _flagSetId;

    /// <summary>What telemetry calls this provider's flags: null until a manifest was read that may name them.</summary>
    internal string? FlagSetId => _flagSetId ?? _options.FlagSetId;

    /// <summary>
    /// Serves another manifest from now on: evaluations that begin after this has returned see it. One with errors is
    /// refused, and the last good one goes on serving. A source, where there is one, goes on too, and its next manifest
    /// takes the place of this one. After the shutdown this does nothing.
    /// </summary>
    /// <param name="manifest">The manifest's text in UTF-8.</param>
    /// <returns>The manifest's problems, warnings included; with an error among them it was refused.</returns>
    public IReadOnlyList<ManifestProblem> Update(ReadOnlySpan<byte> manifest)
    {
        var loaded = LoadedManifest.Read(manifest);
        Apply(loaded);
        return loaded.Problems;
    }

    /// <summary>Serves another manifest from now on, as <see cref="Update(ReadOnlySpan{byte})"/> does.</summary>
    /// <param name="manifest">The manifest's text.</param>
    /// <returns>The manifest's problems, warnings included; with an error among them it was refused.</returns>
    public IReadOnlyList<ManifestProblem> Update(string manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return Update(Encoding.UTF8.GetBytes(manifest));
    }

    /// <summary>Takes a manifest over, unless it has errors, and tells of it.</summary>
    private void Apply(LoadedManifest loaded)
    {
        if (Take(loaded) is { } reload)
        {
            _telemetry.Report(reload);
        }
    }

    /// <summary>Returns what became of a manifest; null after the shutdown.</summary>
    private ManifestReload? Take(LoadedManifest loaded)
    {
        lock (_applying)
        {
            if (_standing.IsEnded)
            {
                return null;
            }

            // The machine's time: the application's may stand still, and is for schedules.
            var now = TimeProvider.System.GetUtcNow();
            var problemBefore = Status.Problem;
            var set = new FlagSetVersion(_flagSetId ??= _options.FlagSetId ?? ManifestNames.FlagSetIdOf(loaded.Path), loaded.LazyVersion);
            return (loaded.Reading.FirstError is { } error ? Refuse(loaded, set, error, now) : Serve(loaded, set, now)) with { ProblemBefore = problemBefore };
        }
    }

    private ManifestReload Refuse(LoadedManifest loaded, FlagSetVersion set, ManifestProblem error, DateTimeOffset now)
    {
        _overview = new RolloutOverview(_state, Status.Refusing(error, now), loaded.Problems, _options.TimeProvider);
        _events.Report(new(_state is null ? ProviderEventTypes.ProviderError : ProviderEventTypes.ProviderStale, error.ToString()));
        return new ManifestReload(loaded, set, ReloadOutcome.Refused, now, loaded.ReadingTime) { Problem = error };
    }

    private ManifestReload Serve(LoadedManifest loaded, FlagSetVersion set, DateTimeOffset now)
    {
        var before = _state;
        var start = Stopwatch.GetTimestamp();
        var program = loaded.Program!;
        // What a source only confirms is served already.
        var isNew = before?.Program != program;
        if (isNew)
        {
            if (before is not null)
            {
                program.Prepare();
                // Hashing a large manifest takes milliseconds, for which no evaluation is to wait.
                _ = set.Version;
            }

            if (_exposures is not null)
            {
                _exposures.FlagSet = set.FlagSetId;
            }

            _state = new ProviderState(program, set, _options.TimeProvider, _exposures);
        }

        var taking = Stopwatch.GetElapsedTime(start);
        _overview = new RolloutOverview(_state, Status.Serving(loaded, isNew, now), loaded.Problems, _options.TimeProvider);
        _events.Report(loaded.Outage is { } outage ? new(ProviderEventTypes.ProviderStale, outage.ToString()) : ProviderReport.Ready);
        var changed = isNew ? before?.Program.FindChanges(program) : null;
        if (changed is not null)
        {
            _events.ReportChanges(changed);
        }

        var outcome = isNew ? ReloadOutcome.Served : loaded.Outage is null ? ReloadOutcome.Confirmed : ReloadOutcome.Unconfirmed;
        return new ManifestReload(loaded, set, outcome, now + taking, loaded.ReadingTime + taking)
        {
            Problem = loaded.Outage,
            Changed = changed,
            Killed = changed is null ? [] : FindKilled(changed, before!.Program, program),
        };
    }

    private static string[] FindKilled(IReadOnlyList<string> changed, RolloutProgram before, RolloutProgram after)
        => [.. changed.Where(key => IsOn(before, key) && IsOff(after, key))];

    private static bool IsOn(RolloutProgram program, string key) => program.FindFlag(key) is >= 0 and var flag && program.GetDefinition(flag).IsEnabled;

    private static bool IsOff(RolloutProgram program, string key) => program.FindFlag(key) is >= 0 and var flag && !program.GetDefinition(flag).IsEnabled;
}
