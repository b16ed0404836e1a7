using System.Runtime.CompilerServices;
using OpenRollout.Decisions.Folders;

namespace OpenRollout;

/// <summary>
/// A decision store that keeps a copy of another one, such as one on a server, in a folder. A process that starts while the
/// other store cannot be read applies the decisions of the copy. Thread-safe.
/// </summary>
/// <remarks>
/// The copy has the format of a <see cref="FolderDecisionStore"/>. It is used only until the store is read for the first time:
/// afterwards the provider knows the decisions. A copy that cannot be written is a warning of the snapshots.
/// </remarks>
public sealed class CachedDecisionStore : IDecisionStore
{
    private readonly IDecisionStore _store;
    private readonly string _folder;

    /// <summary>Initializes a new instance of the <see cref="CachedDecisionStore"/> class.</summary>
    /// <param name="store">The store.</param>
    /// <param name="folder">The path of the folder for the copy. A relative path is resolved against the current directory immediately. A missing folder is created, for its owner only.</param>
    /// <exception cref="ArgumentException"><paramref name="folder"/> is null or empty.</exception>
    public CachedDecisionStore(IDecisionStore store, string folder)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        (_store, _folder) = (store, Path.GetFullPath(folder));
    }

    /// <summary>Gets the time after which the copy is used if the store has not answered.</summary>
    internal TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async IAsyncEnumerable<DecisionSnapshot> ReadAsync(DecisionScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var copy = new DecisionCopy(_folder, scope);
        var snapshots = _store.ReadAsync(scope, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (snapshots.ConfigureAwait(false))
        {
            var first = snapshots.MoveNextAsync().AsTask();
            // Only a task without a result can be awaited without its exception.
            Task ended = first;
            await ended.WaitAsync(AnswerTimeout, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (cancellationToken.IsCancellationRequested)
            {
                // An enumerator must not be disposed while it moves.
                await ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw new OperationCanceledException(cancellationToken);
            }

            var problem = FindProblem(first, snapshots);
            if (problem is not null)
            {
                yield return copy.Read(problem);
            }

            // If the store has thrown an exception, it ends the enumeration here, and the caller reads the store again.
            for (var hasNext = await first.ConfigureAwait(false); hasNext; hasNext = await snapshots.MoveNextAsync().ConfigureAwait(false))
            {
                if (snapshots.Current is { IsAvailable: true } snapshot)
                {
                    yield return copy.Save(snapshot);
                }
                else if (problem is null)
                {
                    yield return snapshots.Current;
                }

                problem = null;
            }
        }
    }

    /// <inheritdoc/>
    public async Task AddAsync(DecisionScope scope, RolloutDecision decision, CancellationToken cancellationToken)
    {
        await _store.AddAsync(scope, decision, cancellationToken).ConfigureAwait(false);
        new DecisionCopy(_folder, scope).Save(new DecisionSnapshot([decision], []));
    }

    /// <inheritdoc/>
    public async Task WithdrawAsync(DecisionScope scope, DecisionWithdrawal withdrawal, CancellationToken cancellationToken)
    {
        await _store.WithdrawAsync(scope, withdrawal, cancellationToken).ConfigureAwait(false);
        new DecisionCopy(_folder, scope).Save(new DecisionSnapshot([], [withdrawal]));
    }

    /// <summary>Returns the reason why the store cannot be read at the start; null if it has been read.</summary>
    private string? FindProblem(Task<bool> first, IAsyncEnumerator<DecisionSnapshot> snapshots)
        => !first.IsCompleted ? $"the decision store has not answered within {AnswerTimeout.TotalSeconds:0} seconds"
            : !first.IsCompletedSuccessfully ? $"the decision store failed: {first.Exception?.InnerException?.Message ?? "the read was canceled"}"
            : first.Result && snapshots.Current is { IsAvailable: false } unavailable ? unavailable.Problem
            : null;

    /// <summary>Returns the text of the store.</summary>
    public override string? ToString() => _store.ToString();
}
