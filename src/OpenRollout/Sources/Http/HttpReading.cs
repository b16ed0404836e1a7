using System.Globalization;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>One reading of a server's manifest: what is known, what is served, and what to tell of each look.</summary>
internal sealed class HttpReading(HttpManifestOptions options, Uri address, SignatureCheck? signatures, ManifestDownload download)
{
    private readonly ManifestCache? _cache = options.CacheFolder is { } folder ? new ManifestCache(folder, address, options) : null;
    private readonly RetryDelay _delay = new(options);
    private readonly ConditionRule _conditions = new(options.TimeProvider);
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
        LoadedManifest? loaded = null;
        if (_cache?.Load(manifest => loaded = Check(manifest), out _confirmedAt) is not { } known)
        {
            return null;
        }

        (_known, _good) = (known, loaded);
        return Stale([Unreadable($"'{AddressText.Of(address)}' has not answered within {options.CacheFallbackDelay}")]);
    }

    /// <summary>Looks at the server once. Throws only when it is cancelled.</summary>
    /// <returns>What to tell; null where there is nothing to tell yet.</returns>
    public async Task<LoadedManifest?> LookAsync(CancellationToken cancellationToken)
    {
        using var look = new Look(options, cancellationToken) { IsConditional = _conditions.IsConditional, AcceptsOlder = IsOlderAccepted(), Served = _good?.Reading.Manifest };
        LoadedManifest? told;
        var isGood = false;
        try
        {
            told = Take(await download.RunAsync(_known, look).ConfigureAwait(false), out isGood);
        }
        catch (FetchException exception)
        {
            told = Fail(exception);
        }
#pragma warning disable CA1031 // Whatever an answer brings about, the server is looked at again.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            told = Fail(new FetchException($"'{AddressText.Of(address)}' gave an answer that cannot be used: {exception.Message}", isTransient: false, exception));
        }

        _conditions.Note(look, isGood);
        _hasTold |= told is not null;
        return told;
    }

    /// <summary>Sees that a cached manifest may be used, and reads it.</summary>
    /// <exception cref="InvalidDataException">It may not.</exception>
    private LoadedManifest Check(RemoteManifest cached)
    {
        if (signatures is not null && !(signatures.Fits(cached.Text) && cached.Cohorts.All(file => signatures.Fits(file.Value, file.Key))))
        {
            throw new InvalidDataException("its signature does not fit, or is missing");
        }

        // Files of keys are asked for beside it, so it must be where a redirect may lead.
        new RedirectRule(options.AllowedHosts).Check(address, cached.Address);
        var loaded = cached.Load();
        return loaded.Reading.FirstError is { } error ? throw new InvalidDataException($"its manifest has errors: {error}") : loaded;
    }

    private LoadedManifest Take(RemoteManifest manifest, out bool isGood)
    {
        (_failures, _olderSince, Wait) = (0, null, _delay.Polling);
        if (_good is null || _known is null || !manifest.HasContentOf(_known))
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
            ? [ManifestProblem.WithoutPosition(ProblemDescriptors.CacheNotUsable, problem, AddressText.Of(address))]
            : [];
}
