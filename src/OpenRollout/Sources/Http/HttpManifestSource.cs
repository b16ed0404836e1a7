using System.Net;
using System.Runtime.CompilerServices;
using OpenRollout.Sources.Http;

namespace OpenRollout;

/// <summary>
/// Reads a manifest from a server, and again whenever it or a file of keys that it names has changed. What goes wrong
/// leaves the last good manifest serving, also over a restart where there is a cache. Thread-safe; each reading has a
/// state of its own, and lets everything go when it ends.
/// </summary>
public sealed class HttpManifestSource : IManifestSource
{
    private readonly Uri _address;
    private readonly HttpManifestOptions _options;
    private readonly SignatureVerifier? _signatures;

    /// <summary>Makes a source. Nothing is asked for until it is read.</summary>
    /// <param name="address">The manifest's address, HTTP or HTTPS.</param>
    /// <param name="options">How to work; the defaults where none are given.</param>
    /// <exception cref="ArgumentException">The address or an option cannot work; the message says which and why.</exception>
    public HttpManifestSource(Uri address, HttpManifestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        _address = address;
        _options = options ?? new HttpManifestOptions();
        HttpManifestOptionsValidator.Validate(_address, _options);
        _signatures = _options.PublicKey is { } key ? new SignatureVerifier(key, new SignedNames(_options)) : null;
    }

    /// <summary>Makes a source. Nothing is asked for until it is read.</summary>
    /// <param name="address">The manifest's address, HTTP or HTTPS.</param>
    /// <param name="options">How to work; the defaults where none are given.</param>
    /// <exception cref="UriFormatException">The address is none.</exception>
    /// <exception cref="ArgumentException">The address or an option cannot work; the message says which and why.</exception>
    public HttpManifestSource(string address, HttpManifestOptions? options = null)
        : this(new Uri(address), options)
    {
    }

    /// <summary>
    /// Makes a handler as the source's own client has one: it leaves redirects to the source, undoes compression, keeps
    /// no cookies, and looks the server's name up again every five minutes. For clients that a factory makes.
    /// </summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Returns the address without its query, in which stores carry access keys.</summary>
    public override string ToString() => UriText.WithoutQuery(_address);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LoadedManifest> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var own = _options.CreateClient is null ? new HttpClient(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan } : null;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var fetcher = new HttpFetcher(_options, _address, _options.CreateClient ?? (() => own!));
        var poller = new HttpManifestPoller(_options, _address, _signatures, new ManifestDownloader(_options, _address, _signatures, fetcher));
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
        // Stopped when the look ends first, so that no timer is left.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ended = await Task.WhenAny(poll, Task.Delay(_options.CacheFallbackDelay, _options.TimeProvider, stop.Token)).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        return ended == poll;
    }
}
