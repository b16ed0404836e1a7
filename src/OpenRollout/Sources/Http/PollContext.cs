using OpenRollout.Manifest;

namespace OpenRollout.Sources.Http;

/// <summary>One look at a server: how to ask, what to accept, and for how long.</summary>
internal sealed class PollContext : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _either;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Begins a look, and its time.</summary>
    /// <param name="options">The time that all requests together may take.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public PollContext(HttpManifestOptions options, CancellationToken cancellationToken)
    {
        (_limit, _cancellationToken) = (options.Timeout, cancellationToken);
        _timeout = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_timeout.Token, cancellationToken);
    }

    /// <summary>Whether to ask only for what has changed; otherwise everything is asked for whole.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Whether a version before the known one will do.</summary>
    public bool AcceptsOlder { get; init; }

    /// <summary>The manifest that is served, which a signed one may not precede; null where there is none.</summary>
    public RolloutManifest? Served { get; init; }

    /// <summary>Gives up, or ends the time.</summary>
    public CancellationToken Token => _either.Token;

    /// <summary>Whether nobody waits for the look any more.</summary>
    public bool IsCancelled => _cancellationToken.IsCancellationRequested;

    /// <summary>What to say of a request that has not ended; null while there is time left.</summary>
    public string? TimeoutReason => _timeout.IsCancellationRequested
        ? $"gave no whole answer within {_limit}, the {nameof(HttpManifestOptions.Timeout)} for all requests of one look"
        : null;

    public void Dispose()
    {
        _either.Dispose();
        _timeout.Dispose();
    }
}
