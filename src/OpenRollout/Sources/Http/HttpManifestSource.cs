using System.Net;
using System.Runtime.CompilerServices;
using OpenRollout.Sources.Http;

namespace OpenRollout;

/// <summary>
/// A source that polls a server for a manifest, with the overlay of an environment if the manifest lists it, and returns it
/// whenever the manifest, the overlay or one of their files of keys has changed. After a failure the last good manifest stays in use; with a cache, also after a restart. Thread-safe: each
/// enumeration has its own state and releases it when it ends.
/// </summary>
public sealed class HttpManifestSource : IManifestSource
{
    private readonly Uri _address;
    private readonly HttpManifestOptions _options;
    private readonly SignatureVerifier? _signatures;

    /// <summary>Initializes a new instance of the <see cref="HttpManifestSource"/> class. No request is sent until the source is read.</summary>
    /// <param name="address">The manifest's absolute HTTP or HTTPS address.</param>
    /// <param name="options">The options; null for the defaults. Do not change them afterwards.</param>
    /// <exception cref="ArgumentException">The address or an option is invalid. The message names it and the reason.</exception>
    public HttpManifestSource(Uri address, HttpManifestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        _address = address;
        _options = options ?? new HttpManifestOptions();
        HttpManifestOptionsValidator.Validate(_address, _options);
        _signatures = _options.PublicKey is { } key ? new SignatureVerifier(key, new SignedNames(_options)) : null;
    }

    /// <summary>Initializes a new instance of the <see cref="HttpManifestSource"/> class. No request is sent until the source is read.</summary>
    /// <param name="address">The manifest's absolute HTTP or HTTPS address.</param>
    /// <param name="options">The options; null for the defaults. Do not change them afterwards.</param>
    /// <exception cref="UriFormatException">The text is not an absolute address.</exception>
    /// <exception cref="ArgumentException">The address or an option is invalid. The message names it and the reason.</exception>
    public HttpManifestSource(string address, HttpManifestOptions? options = null)
        : this(new Uri(address), options)
    {
    }

    /// <summary>
    /// Creates a handler like the one of the source's own client, for clients from a factory. It leaves redirects to the
    /// source, decompresses responses, keeps no cookies, and resolves the server's name again every five minutes.
    /// </summary>
    /// <returns>A new handler.</returns>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <inheritdoc/>
    public string? Environment => _options.Environment;

    /// <summary>Returns the address without its query, because storage services put access keys in it.</summary>
    public override string ToString() => UriText.WithoutQuery(_address);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LoadedManifest> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var own = _options.CreateClient is null ? new HttpClient(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan } : null;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var fetcher = new HttpFetcher(_options, _address, _options.CreateClient ?? (() => own!));
        var files = new SignedFileFetcher(_signatures, fetcher);
        var downloader = new ManifestDownloader(_options, new LayerDownloader(_options, _address, files), new CohortDownloader(_options, files));
        var poller = new HttpManifestPoller(_options, _address, _signatures, downloader);
        var cached = poller.LoadCache();
        var first = poller.PollAsync(ending.Token);
        try
        {
            if (cached is not null && !await EndsSoonAsync(first, ending.Token).ConfigureAwait(false))
            {
                yield return cached;
            }

            for (var poll = first; ; poll = poller.PollAsync(ending.Token))
            {
                if (await poll.ConfigureAwait(false) is { } manifest)
                {
                    yield return manifest;
                }

                await Task.Delay(poller.NextDelay, _options.TimeProvider, ending.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            await ending.CancelAsync().ConfigureAwait(false);
            await ((Task)first).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> EndsSoonAsync(Task poll, CancellationToken cancellationToken)
    {
        // Canceled when the poll ends first, so that no timer remains.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ended = await Task.WhenAny(poll, Task.Delay(_options.CacheFallbackDelay, _options.TimeProvider, stop.Token)).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        return ended == poll;
    }
}
