using System.Globalization;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>One reading of a server's manifest: what is known, what is served, and what to tell of each look.</summary>
internal sealed class HttpReading(HttpManifestOptions options, Uri address, SignatureCheck? signatures, ManifestDownload download)
{
    private readonly ManifestCache? _cache = options.CacheFolder is { } folder ? new ManifestCache(folder, address, options) : null;
    private readonly RetryDelay _delay = new(options);
    private RemoteManifest? _known;
    private LoadedManifest? _good;
    private DateTimeOffset _confirmedAt;
    private int _failures;
    private long? _olderSince;
    private bool _hasTold;

    /// <summary>How long to wait before the next look.</summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>Takes up what the cache holds, and returns it for the case that the server does not answer soon; null where it holds nothing good.</summary>
    public LoadedManifest? LoadCache()
    {
        if (_cache?.Load(out _confirmedAt) is not { } known)
        {
            return null;
        }

        if (signatures is not null && !known.Cohorts.Values.Prepend(known.Text).All(file => signatures.Fits(file.Bytes, file.Signature)))
        {
            _cache.Refuse("its signature does not fit, or is missing");
            return null;
        }

        var loaded = known.Load();
        if (loaded.Reading.FirstError is { } error)
        {
            _cache.Refuse($"its manifest has errors: {error}");
            return null;
        }

        (_known, _good) = (known, loaded);
        return Stale([Unreadable($"'{AddressText.Of(address)}' has not answered within {options.StartPatience}")]);
    }

    /// <summary>Looks at the server once. Throws only when it is cancelled.</summary>
    /// <returns>What to tell; null where there is nothing to tell yet.</returns>
    public async Task<LoadedManifest?> LookAsync(CancellationToken cancellationToken)
    {
        LoadedManifest? told;
        try
        {
            told = Take(await download.RunAsync(_known, IsOlderAccepted(), cancellationToken).ConfigureAwait(false));
        }
        catch (FetchException exception)
        {
            told = Fail(exception);
        }

        _hasTold |= told is not null;
        return told;
    }

    private LoadedManifest Take(RemoteManifest manifest)
    {
        (_failures, _olderSince, Wait) = (0, null, _delay.Polling);
        if (_good is null || _known is null || !manifest.HasContentOf(_known))
        {
            var loaded = manifest.Load();
            if (loaded.Reading.FirstError is not null)
            {
                return _good is null ? loaded : Stale(loaded.Reading.Problems);
            }

            (_good, _known, _confirmedAt) = (loaded, manifest, options.TimeProvider.GetUtcNow());
            _cache?.Save(manifest, _confirmedAt);
        }
        else
        {
            (_known, _confirmedAt) = (manifest, options.TimeProvider.GetUtcNow());
            _cache?.Confirm(manifest, _confirmedAt);
        }

        return _good.AsOf(_confirmedAt, CacheProblems());
    }

    private LoadedManifest? Fail(FetchException exception)
    {
        _failures++;
        _olderSince ??= exception.IsOlder ? options.TimeProvider.GetTimestamp() : null;
        Wait = exception.IsTransient ? _delay.After(_failures, exception.RetryAfter) : Longer(_delay.Polling, exception.RetryAfter);
        if (_hasTold && exception.IsTransient && _failures < options.FailuresBeforeStale)
        {
            return null;
        }

        return _good is null
            ? LoadedManifest.Unreadable(AddressText.Of(address), exception.Message).AsOf(null, CacheProblems())
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
        return ManifestReader.Unreadable(AddressText.Of(address), served).Problems[0];
    }

    private IReadOnlyList<ManifestProblem> CacheProblems()
        => _cache?.Problem is { } problem
            ? [new ManifestProblem(ProblemDescriptors.CacheNotUsable, problem, AddressText.Of(address), default, new TextPosition(1, 1), new TextPosition(1, 1))]
            : [];
}
