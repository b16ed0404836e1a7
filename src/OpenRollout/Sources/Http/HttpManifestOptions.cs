namespace OpenRollout;

/// <summary>Options for an <see cref="HttpManifestSource"/>. Do not change them after passing them to a source.</summary>
/// <remarks>
/// Unless stated otherwise, delays and timeouts must be greater than zero and at most one day. The constructor of the
/// source throws an <see cref="ArgumentException"/> that names an invalid option.
/// </remarks>
public sealed class HttpManifestOptions
{
    private string? _environment;

    /// <summary>
    /// Gets or sets the environment, such as <c>Production</c>. If the manifest lists it, its overlay is downloaded and
    /// required; otherwise no other file is requested. Null or empty, the default, reads the manifest alone.
    /// </summary>
    public string? Environment
    {
        get => _environment;
        set => _environment = string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>
    /// Gets or sets the address of the overlay, absolute or relative to the manifest's address after redirects. Null, the
    /// default, is next to the manifest: <c>flags.Production.json</c> for <c>flags.json</c>. Requires
    /// <see cref="Environment"/>.
    /// </summary>
    public Uri? Overlay { get; set; }

    /// <summary>Gets or sets the delay between two polls of the server. The default is 30 seconds.</summary>
    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Gets or sets the fraction, from 0 to 1, by which each delay is randomly lengthened or shortened, so that processes
    /// do not all poll at once. The default is 0.1.
    /// </summary>
    public double Jitter { get; set; } = 0.1;

    /// <summary>
    /// Gets or sets the maximum duration of one poll: all of its requests for the manifest, signatures and files of keys,
    /// from connecting to the last byte. The default is 10 seconds. Large files need more.
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> means no limit.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Gets or sets how long a start waits for the server before it falls back to the cached manifest. The default is 2
    /// seconds. Without a cached manifest, a start waits until the first poll ends.
    /// </summary>
    public TimeSpan CacheFallbackDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Gets or sets the maximum length of the manifest, in bytes after decompression. The default is 16 MiB; at most
    /// <see cref="Manifest.ManifestReader.MaximumLength"/>.
    /// </summary>
    public int MaximumLength { get; set; } = 16 * 1024 * 1024;

    /// <summary>Gets or sets the maximum total length of all files of keys, in bytes after decompression. The default is 64 MiB.</summary>
    public int MaximumCohortLength { get; set; } = 64 * 1024 * 1024;

    /// <summary>Gets or sets the delay after a transient failure. It doubles with each consecutive failure. The default is 1 second.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets or sets the maximum delay after transient failures. The default is 1 minute.</summary>
    public TimeSpan MaximumRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the maximum delay that a server can request with a <c>Retry-After</c> header. The default is 10 minutes; zero ignores the header.</summary>
    public TimeSpan MaximumRetryAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Gets or sets the number of consecutive transient failures after which the provider becomes stale. The default is
    /// 3. At the start, and for failures that waiting does not resolve, the first one is enough.
    /// </summary>
    public int FailuresBeforeStale { get; set; } = 3;

    /// <summary>
    /// Gets or sets how long a version with an earlier <c>Last-Modified</c> time than the served one is refused while the
    /// server returns nothing else. The default is 5 minutes. This distinguishes a mirror that lags behind from a release
    /// that was rolled back. Zero accepts older versions at once,
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> never accepts them.
    /// </summary>
    public TimeSpan OlderAcceptedAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Gets the other servers to which redirects are followed, as <c>host</c> or <c>host:port</c>. Empty by default:
    /// redirects are followed only on the manifest's own server.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>Gets or sets the maximum number of consecutive redirects. The default is 5; 0 follows none.</summary>
    public int MaximumRedirects { get; set; } = 5;

    /// <summary>Gets the headers to send, such as credentials. They are sent only to the manifest's own server.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Gets or sets a callback that returns the client for each request, such as
    /// <c>() => factory.CreateClient("OpenRollout")</c>. The client is not disposed. Null, the default, uses the source's
    /// own client.
    /// </summary>
    /// <remarks>
    /// Give the client a handler from <see cref="HttpManifestSource.CreateHandler"/>. A handler that follows redirects
    /// itself can send <see cref="Headers"/> to other servers.
    /// </remarks>
    public Func<HttpClient>? CreateClient { get; set; }

    /// <summary>
    /// Gets or sets one or more public keys in PEM: ECDSA over the curve P-256. With a key, each file needs a signature
    /// over its bytes with SHA-256, by one of the keys, at the file's address with <c>.sig</c> appended; files without a
    /// valid signature are refused. Null, the default, checks no signatures.
    /// </summary>
    public string? PublicKey { get; set; }

    /// <summary>
    /// Gets or sets the address of the manifest's signature, absolute or relative to the manifest. Null, the default, is
    /// the manifest's address with <c>.sig</c> appended.
    /// </summary>
    public Uri? Signature { get; set; }

    /// <summary>
    /// Gets or sets the name with which the manifest is signed, such as <c>production/flags.json</c>. Files of keys are
    /// signed with their path relative to it. A signature then covers the line that <c>sha256sum</c> prints for that
    /// name, so that no other file signed with the same key is accepted in its place. Null, the default, checks signatures
    /// over the bytes alone.
    /// </summary>
    public string? SignedName { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether signatures over the bytes alone are also accepted when
    /// <see cref="SignedName"/> is set, while a server changes over to signatures with names. The default is false.
    /// </summary>
    public bool AcceptUnnamedSignatures { get; set; }

    /// <summary>
    /// Gets or sets the folder in which the last good manifest is kept with its files of keys, so that the application can
    /// restart while the server is unavailable. A relative path is resolved against the current directory. Null, the
    /// default, keeps nothing.
    /// </summary>
    /// <remarks>
    /// A folder that does not exist is created for its owner only. Except on Windows, a folder that everyone may write to
    /// is not used (ROLL1009), because any user could put a manifest there.
    /// </remarks>
    public string? CacheFolder { get; set; }

    /// <summary>Gets or sets the clock for delays and timeouts. The default is <see cref="TimeProvider.System"/>.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
