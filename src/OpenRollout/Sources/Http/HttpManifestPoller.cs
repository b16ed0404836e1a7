using System.Globalization;
using OpenRollout.Manifest;
using OpenRollout.Sources.Cache;

namespace OpenRollout.Sources.Http;

/// <summary>One reading of a server's manifest: what is known, what is served, and what to tell of each look.</summary>
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

    /// <summary>How long to wait before the next look.</summary>
    public TimeSpan NextDelay { get; private set; }

    /// <summary>Takes up what the cache holds, and returns it for the case that the server does not answer soon; null where it holds nothing good.</summary>
    public LoadedManifest? LoadCache()
    {
        LoadedManifest? loaded = null;
        if (_cache?.Load(manifest => loaded = Check(manifest), out _confirmedAt) is not { } known)
        {
            return null;
        }

        (_known, _good) = (known, loaded);
        return Stale([Unreadable($"'{UriText.WithoutQuery(address)}' has not answered within {options.CacheFallbackDelay}")]);
    }

    /// <summary>Looks at the server once. Throws only when it is cancelled.</summary>
    /// <returns>What to tell; null where there is nothing to tell yet.</returns>
    public async Task<LoadedManifest?> PollAsync(CancellationToken cancellationToken)
    {
        using var poll = new PollContext(options, cancellationToken) { IsConditional = _conditions.IsConditional, AcceptsOlder = IsOlderAccepted(), Served = _good?.Reading.Manifest };
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
#pragma warning disable CA1031 // Whatever an answer brings about, the server is looked at again.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            result = Fail(new FetchException($"'{UriText.WithoutQuery(address)}' gave an answer that cannot be used: {exception.Message}", isTransient: false, exception));
        }

        _conditions.RecordPoll(poll, isGood);
        _hasReported |= result is not null;
        return result;
    }

    /// <summary>Sees that a cached manifest may be used, and reads it.</summary>
    /// <exception cref="InvalidDataException">It may not.</exception>
    private LoadedManifest Check(RemoteManifest cached)
    {
        if (signatures is not null && !(signatures.IsValid(cached.Text) && cached.Cohorts.All(file => signatures.IsValid(file.Value, file.Key))))
        {
            throw new InvalidDataException("its signature does not fit, or is missing");
        }

        // Files of keys are asked for beside it, so it must be where a redirect may lead.
        new RedirectPolicy(options.AllowedHosts).EnsureAllowed(address, cached.Address);
        var loaded = cached.Load();
        return loaded.Reading.FirstError is { } error ? throw new InvalidDataException($"its manifest has errors: {error}") : loaded;
    }

    private LoadedManifest Accept(RemoteManifest manifest, out bool isGood)
    {
        (_failures, _olderSince, NextDelay) = (0, null, _delay.Regular);
        if (_good is null || _known is null || !manifest.HasSameContentAs(_known))
        {
            var loaded = manifest.Load();
            isGood = loaded.Reading.FirstError is null;
            if (!isGood)
            {
                return _good is null ? loaded : Stale(loaded.Reading.Problems);
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
        NextDelay = exception.IsTransient ? _delay.AfterFailures(_failures, exception.RetryAfter) : Longer(_delay.Regular, exception.RetryAfter);
        if (_hasReported && exception.IsTransient && _failures < options.FailuresBeforeStale)
        {
            return null;
        }

        return _good is null
            ? LoadedManifest.Unreadable(UriText.WithoutQuery(address), exception.Message).AsOf(null, CacheProblems())
            : Stale([Unreadable(exception.Message)]);
    }

    private static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private bool IsOlderAccepted()
        => options.OlderAcceptedAfter != Timeout.InfiniteTimeSpan
            && (options.OlderAcceptedAfter == TimeSpan.Zero
                || (_olderSince is { } since && options.TimeProvider.GetElapsedTime(since) >= options.OlderAcceptedAfter));

    private LoadedManifest Stale(IReadOnlyList<ManifestProblem> problems) => _good!.AsOf(_confirmedAt, [.. problems, .. CacheProblems()]);

    /// <summary>The absolute time, not the age: the same failure must stay the same message.</summary>
    private ManifestProblem Unreadable(string reason)
    {
        var served = string.Create(CultureInfo.InvariantCulture, $"{reason}; served is the manifest that was current at {_confirmedAt:u}");
        return ManifestReader.Unreadable(UriText.WithoutQuery(address), served).Problems[0];
    }

    private IReadOnlyList<ManifestProblem> CacheProblems()
        => _cache?.Problem is { } problem
            ? [ManifestProblem.WithoutPosition(ProblemDescriptors.CacheNotUsable, problem, UriText.WithoutQuery(address))]
            : [];
}
