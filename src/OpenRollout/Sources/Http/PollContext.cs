namespace OpenRollout.Sources.Http;

/// <summary>The context of one poll: its time limit, whether its requests are conditional, and which versions it accepts.</summary>
internal sealed class PollContext : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _linked;
    private readonly CancellationToken _cancellationToken;

    /// <summary>Initializes a new instance of the <see cref="PollContext"/> class and starts its timeout.</summary>
    /// <param name="options">The options with the timeout for all requests together.</param>
    /// <param name="cancellationToken">Cancels the poll.</param>
    public PollContext(HttpManifestOptions options, CancellationToken cancellationToken)
    {
        (_limit, _cancellationToken) = (options.Timeout, cancellationToken);
        _timeout = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_timeout.Token, cancellationToken);
    }

    /// <summary>Gets a value indicating whether to download only what has changed; otherwise everything is downloaded.</summary>
    public bool IsConditional { get; init; }

    /// <summary>Gets a value indicating whether a version older than the known one is accepted.</summary>
    public bool AcceptsOlder { get; init; }

    /// <summary>Gets the token that is canceled when the poll is canceled or its time is over.</summary>
    public CancellationToken Token => _linked.Token;

    /// <summary>Gets a value indicating whether the poll was canceled, other than by its timeout.</summary>
    public bool IsCanceled => _cancellationToken.IsCancellationRequested;

    /// <summary>Gets the reason why a request failed if the time is over; otherwise null.</summary>
    public string? TimeoutReason => _timeout.IsCancellationRequested
        ? $"did not send a complete response within {_limit}, the {nameof(HttpManifestOptions.Timeout)} for all requests of one poll"
        : null;

    public void Dispose()
    {
        _linked.Dispose();
        _timeout.Dispose();
    }
}
