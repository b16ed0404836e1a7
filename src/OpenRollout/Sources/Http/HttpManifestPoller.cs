using System.Globalization;
using OpenRollout.Manifest;
using OpenRollout.Sources.Cache;

namespace OpenRollout.Sources.Http;

/// <summary>
/// Polls a server for one enumeration of a source. Holds the state between polls: the known files, the last good
/// manifest, the number of failures.
/// </summary>
internal sealed class HttpManifestPoller(HttpManifestOptions options, Uri address, SignatureVerifier? signatures, ManifestDownloader downloader)
{
    private readonly ManifestCache? _cache = options.CacheFolder is { } folder ? new ManifestCache(folder, address, options) : null;
    private readonly PollingDelay _delay = new(options);
    private readonly ConditionalRequestPolicy _conditions = new(options.TimeProvider);
    private RemoteManifest? _known;
    private LoadedManifest? _good;
    private DateTimeOffset _confirmedAt;
    private int _failures;
    private long? _olderSince;
    private bool _hasReported;

    /// <summary>Gets the delay before the next poll.</summary>
    public TimeSpan NextDelay { get; private set; }

    /// <summary>Loads the cached manifest and returns it as a stale one, to serve if the server does not respond soon; null if no valid manifest is cached.</summary>
    public LoadedManifest? LoadCache()
    {
        LoadedManifest? loaded = null;
        if (_cache?.Load(manifest => loaded = LoadCached(manifest), out _confirmedAt) is not { } known)
        {
            return null;
        }

        (_known, _good) = (known, loaded);
        var home = UriText.WithoutQuery(address);
        return AsStale([StillServing(ManifestReader.Unreadable(home, $"'{home}' has not responded within {options.CacheFallbackDelay}").Problems[0])]);
    }

    /// <summary>Polls the server once. Throws only if it is canceled.</summary>
    /// <returns>The manifest to pass to the provider; null if there is nothing to report yet.</returns>
    public async Task<LoadedManifest?> PollAsync(CancellationToken cancellationToken)
    {
        using var poll = new PollContext(options, cancellationToken) { IsConditional = _conditions.IsConditional, AcceptsOlder = IsOlderAccepted() };
        LoadedManifest? result;
        var isGood = false;
        try
        {
            result = Accept(await downloader.DownloadAsync(_known, poll).ConfigureAwait(false), out isGood);
        }
        catch (FetchException exception)
        {
            result = Fail(exception);
        }
#pragma warning disable CA1031 // Polling continues after any failure.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            result = Fail(new FetchException($"'{UriText.WithoutQuery(address)}' returned a response that cannot be used: {exception.Message}", isTransient: false, exception));
        }

        _conditions.RecordPoll(poll, isGood);
        _hasReported |= result is not null;
        return result;
    }

    /// <summary>Verifies and reads a cached manifest.</summary>
    /// <exception cref="InvalidDataException">A signature is invalid, or the manifest has errors.</exception>
    /// <exception cref="FetchException">The manifest came from an address to which redirects are not allowed.</exception>
    private LoadedManifest LoadCached(RemoteManifest cached)
    {
        if (signatures is not null)
        {
            EnsureSigned(cached, signatures);
        }

        // Files of keys are requested relative to this address, so it must be one to which redirects are allowed.
        new RedirectPolicy(options.AllowedHosts).EnsureAllowed(address, cached.Address);
        var loaded = cached.Load();
        return loaded.Reading.FirstError is { } error ? throw new InvalidDataException($"its manifest has errors: {error}") : loaded;
    }

    private static void EnsureSigned(RemoteManifest cached, SignatureVerifier signatures)
    {
        if (!signatures.IsValid(cached))
        {
            throw new InvalidDataException("a signature is missing or not valid");
        }

        if (cached.Overlay is { } overlay)
        {
            OverlayPolicy.EnsureFor(overlay);
        }
    }

    private LoadedManifest Accept(RemoteManifest manifest, out bool isGood)
    {
        (_failures, _olderSince, NextDelay) = (0, null, _delay.GetRegular());
        if (_good is null || _known is null || !manifest.HasSameContentAs(_known))
        {
            var loaded = manifest.Load();
            isGood = loaded.Reading.FirstError is null;
            if (!isGood)
            {
                return _good is null ? loaded : AsStale(loaded.Reading.Problems);
            }

            (_good, _known, _confirmedAt) = (loaded, manifest, options.TimeProvider.GetUtcNow());
            _cache?.Save(manifest, _confirmedAt);
        }
        else
        {
            isGood = true;
            (_known, _confirmedAt) = (manifest, options.TimeProvider.GetUtcNow());
            _cache?.Confirm(manifest, _confirmedAt);
        }

        return _good.AsOf(_confirmedAt, CacheProblems());
    }

    private LoadedManifest? Fail(FetchException exception)
    {
        _failures++;
        _olderSince ??= exception.IsOlder ? options.TimeProvider.GetTimestamp() : null;
        NextDelay = exception.IsTransient ? _delay.GetAfterFailures(_failures, exception.RetryAfter) : Longer(_delay.GetRegular(), exception.RetryAfter);
        if (_hasReported && exception.IsTransient && _failures < options.FailuresBeforeStale)
        {
            return null;
        }

        // The failure of an overlay has the position at which the manifest requires it.
        var failed = exception.Layers is { } layers ? LoadedManifest.Read(layers) : LoadedManifest.Unreadable(UriText.WithoutQuery(address), exception.Message);
        return _good is null ? failed.AsOf(null, CacheProblems()) : AsStale([StillServing(failed.Reading.FirstError!)]);
    }

    private static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private bool IsOlderAccepted()
        => options.OlderAcceptedAfter != Timeout.InfiniteTimeSpan
            && (options.OlderAcceptedAfter == TimeSpan.Zero
                || (_olderSince is { } since && options.TimeProvider.GetElapsedTime(since) >= options.OlderAcceptedAfter));

    private LoadedManifest AsStale(IReadOnlyList<ManifestProblem> problems) => _good!.AsOf(_confirmedAt, [.. problems, .. CacheProblems()]);

    /// <summary>Adds to the problem of a failed poll what is served. It has the absolute time, not the age, so that the same failure keeps the same message.</summary>
    private ManifestProblem StillServing(ManifestProblem problem)
        => problem with { Message = string.Create(CultureInfo.InvariantCulture, $"{problem.Message}; still serving the manifest that was current at {_confirmedAt:u}") };

    private IReadOnlyList<ManifestProblem> CacheProblems()
        => _cache?.Problem is { } problem
            ? [ManifestProblem.WithoutPosition(ProblemDescriptors.CacheNotUsable, problem, UriText.WithoutQuery(address))]
            : [];
}
