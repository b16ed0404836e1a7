namespace OpenRollout;

/// <summary>How an <see cref="HttpManifestSource"/> works. Not to be changed after it was handed to one.</summary>
public sealed class HttpManifestOptions
{
    /// <summary>The wait between two looks at the server: 30 seconds unless set.</summary>
    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// By which share each wait is made longer or shorter at random, so that processes do not ask all at once: from 0 to
    /// 1, 0.1 unless set.
    /// </summary>
    public double Jitter { get; set; } = 0.1;

    /// <summary>
    /// Gets or sets how long one look at the server may take: all of its requests, for the manifest, signatures and files
    /// of keys, from connecting to the last byte. 10 seconds unless set; more is needed where the files are large.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a start waits for the server before the cached manifest is served meanwhile: 2 seconds unless set.
    /// Without a cached manifest it waits for the end of the first request.
    /// </summary>
    public TimeSpan CacheFallbackDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest manifest that is read, in bytes after decompression: 16 MiB unless set, and never more than <see cref="Manifest.ManifestReader.MaximumLength"/>.</summary>
    public int MaximumLength { get; set; } = 16 * 1024 * 1024;

    /// <summary>The longest that all files of keys together may be, in bytes after decompression: 64 MiB unless set.</summary>
    public int MaximumCohortLength { get; set; } = 64 * 1024 * 1024;

    /// <summary>The wait after a failure, doubled with each further one: 1 second unless set.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait after failures: 1 minute unless set.</summary>
    public TimeSpan MaximumRetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The longest wait that a server may ask for with <c>Retry-After</c>: 10 minutes unless set.</summary>
    public TimeSpan MaximumRetryAfter { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// After how many failures in a row, of a kind that may pass, the provider is stale: 3 unless set. At the start, and
    /// where waiting does not help, it is after the first.
    /// </summary>
    public int FailuresBeforeStale { get; set; } = 3;

    /// <summary>
    /// How long an older version than the one that is served, going by <c>Last-Modified</c>, is refused while the server
    /// gives nothing else: 5 minutes unless set. That tells a mirror that lags behind from a release that was rolled
    /// back. Zero takes it at once, <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> never.
    /// </summary>
    public TimeSpan OlderAcceptedAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Servers other than the manifest's own to which redirects may lead, as <c>host</c> or <c>host:port</c>; none
    /// unless added.
    /// </summary>
    public IList<string> AllowedHosts { get; } = [];

    /// <summary>How many redirects in a row are followed: 5 unless set, 0 for none.</summary>
    public int MaximumRedirects { get; set; } = 5;

    /// <summary>Headers to send, such as credentials; only ever to the manifest's own server.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Gives the client for each request, such as <c>() => factory.CreateClient("OpenRollout")</c>; it is not disposed.
    /// Its handler should be one from <see cref="HttpManifestSource.CreateHandler"/>, as only a handler that leaves
    /// redirects alone keeps <see cref="Headers"/> from other servers. Null uses a client of the source's own.
    /// </summary>
    public Func<HttpClient>? CreateClient { get; set; }

    /// <summary>
    /// One or several public keys, ECDSA over the curve P-256, in PEM. Then each file needs a signature by one of them,
    /// over its bytes with SHA-256, at its address with <c>.sig</c> appended; what has none is refused. Null checks
    /// nothing.
    /// </summary>
    public string? PublicKey { get; set; }

    /// <summary>Where the manifest's signature is, absolute or relative to the manifest; null for its address with <c>.sig</c> appended.</summary>
    public Uri? Signature { get; set; }

    /// <summary>
    /// Gets or sets the name with which the manifest is signed, such as <c>production/flags.json</c>; files of keys are
    /// signed with their path beside it. A signature is then over the line that <c>sha256sum</c> prints for that name, so
    /// that no other file signed with the same key is accepted in its place. Null, the default, checks signatures over
    /// the bytes alone.
    /// </summary>
    public string? SignedName { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether signatures over the bytes alone are accepted as well where
    /// <see cref="SignedName"/> is set, while a server changes over to signatures with names. False by default.
    /// </summary>
    public bool AcceptUnnamedSignatures { get; set; }

    /// <summary>
    /// The folder in which the last good manifest is kept with its files of keys, so that a restart does without the
    /// server; made where it does not exist. Null keeps nothing.
    /// </summary>
    public string? CacheFolder { get; set; }

    /// <summary>The clock to wait by; the system's unless set.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
