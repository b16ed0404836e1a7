using System.Runtime.CompilerServices;
using OpenRollout.Decisions.Folders;
using OpenRollout.Sources.Files;

namespace OpenRollout;

/// <summary>
/// A store of decisions in a folder, which several processes can share. Each decision and each withdrawal is a file of JSON,
/// which is created once and never changed, so the folder is the log. Polls the folder every 250 milliseconds. Thread-safe.
/// </summary>
/// <remarks>
/// The folder has a folder for each scope, such as <c>flags@production</c>. It contains a file <c>ID.json</c> for each decision
/// and <c>ID.withdrawn.json</c> for each withdrawal, which only their owner can read. A folder that everyone may write to is
/// not used.
/// </remarks>
public sealed class FolderDecisionStore : IDecisionStore
{
    /// <summary>All files are listed in every eighth poll even if the folder has not changed.</summary>
    private const int PollsBetweenReads = 8;

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
    public async IAsyncEnumerable<DecisionSnapshot> ReadAsync(DecisionScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        using var delay = new RepeatedDelay(Interval, _timeProvider, cancellationToken);
        var folder = new DecisionFolder(_folder, scope);
        var reader = new DecisionFolderReader(folder);
        var writeProblem = folder.FindWriteProblem();
        var watch = new FolderWatch(folder.Path);
        var current = WithWarning(reader.Read(), writeProblem);
        yield return current;
        for (var poll = 1; ; poll++)
        {
            await delay.WaitAsync().ConfigureAwait(false);
            var isTime = poll % PollsBetweenReads == 0;
            if (!watch.HasChanged() && !isTime)
            {
                continue;
            }

            writeProblem = writeProblem is not null && isTime ? folder.FindWriteProblem() : writeProblem;
            var read = WithWarning(reader.Read(), writeProblem);
            if (!read.HasSameContent(current))
            {
                yield return current = read;
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public Task AddAsync(DecisionScope scope, RolloutDecision decision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(decision);
        return Task.Run(() => new DecisionFolder(_folder, scope).Add(decision), cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public Task WithdrawAsync(DecisionScope scope, DecisionWithdrawal withdrawal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(withdrawal);
        return Task.Run(() => new DecisionFolder(_folder, scope).Withdraw(withdrawal), cancellationToken);
    }

    private static DecisionSnapshot WithWarning(DecisionSnapshot snapshot, string? warning)
        => warning is null ? snapshot : snapshot.With(warning);
}
