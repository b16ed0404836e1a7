using System.Text;
using OpenFeature.Constant;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <content>How manifests come in, and what is known of the one that is served.</content>
public sealed partial class OpenRolloutProvider
{
    private readonly object _applying = new();
    private volatile IReadOnlyList<ManifestProblem> _problems = [];
    private volatile ManifestStatus _status = new();

    /// <summary>What is wrong with the manifest that was read last, and with reaching it, warnings included; empty where nothing is.</summary>
    public IReadOnlyList<ManifestProblem> Problems => _problems;

    /// <summary>What is served now, since when it is, and what is wrong.</summary>
    public ManifestStatus Status => _status;

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

    /// <summary>Takes a manifest over, unless it has errors.</summary>
    private void Apply(LoadedManifest loaded)
    {
        lock (_applying)
        {
            if (_standing.IsEnded)
            {
                return;
            }

            // The machine's time: the application's may stand still, and is for schedules.
            var now = TimeProvider.System.GetUtcNow();
            _problems = loaded.Problems;
            if (loaded.Reading.FirstError is { } error)
            {
                _status = _status.Refusing(error, now);
                _events.Report(new(_state is null ? ProviderEventTypes.ProviderError : ProviderEventTypes.ProviderStale, error.ToString()));
                return;
            }

            Serve(loaded, now);
        }
    }

    private void Serve(LoadedManifest loaded, DateTimeOffset now)
    {
        var before = _state;
        var program = loaded.Program!;
        // What a source only confirms is served already.
        var isNew = before?.Program != program;
        if (isNew)
        {
            if (before is not null)
            {
                program.Prepare();
            }

            _state = new ProviderState(program, _options.TimeProvider, before);
        }

        _status = _status.Serving(loaded, isNew, now);
        _events.Report(loaded.Outage is { } outage ? new(ProviderEventTypes.ProviderStale, outage.ToString()) : ProviderReport.Ready);
        if (isNew && before is not null)
        {
            _events.ReportChanges(before.Program.FindChanges(program));
        }
    }
}
