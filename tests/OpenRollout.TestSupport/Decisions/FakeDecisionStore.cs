using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace OpenRollout.TestSupport;

/// <summary>A decision store in memory, whose answers and failures a test controls. Several providers can share it.</summary>
internal sealed class FakeDecisionStore : IDecisionStore
{
    private readonly object _lock = new();
    private readonly List<RolloutDecision> _decisions = [];
    private readonly List<DecisionWithdrawal> _withdrawals = [];
    private readonly List<Channel<DecisionSnapshot>> _readers = [];
    private readonly ConcurrentQueue<DecisionScope> _scopes = new();

    public FakeDecisionStore(params RolloutDecision[] decisions) => _decisions.AddRange(decisions);

    /// <summary>Gets or sets a value indicating whether the store answers a new reader.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>Gets or sets the exception of adding and withdrawing; null if they succeed.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Gets or sets what adding and withdrawing waits for.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Gets the scopes that were read, added to, and withdrawn from.</summary>
    public IReadOnlyCollection<DecisionScope> Scopes => _scopes;

    public IReadOnlyList<RolloutDecision> Decisions
    {
        get
        {
            lock (_lock)
            {
                return [.. _decisions];
            }
        }
    }

    public IReadOnlyList<DecisionWithdrawal> Withdrawals
    {
        get
        {
            lock (_lock)
            {
                return [.. _withdrawals];
            }
        }
    }

    public DecisionSnapshot Content => new(Decisions, Withdrawals);

    /// <summary>Returns a snapshot to all readers.</summary>
    public void Give(DecisionSnapshot snapshot)
    {
        lock (_lock)
        {
            _readers.ForEach(reader => reader.Writer.TryWrite(snapshot));
        }
    }

    /// <summary>Ends the enumeration of all readers, optionally with an exception.</summary>
    public void End(Exception? exception = null)
    {
        lock (_lock)
        {
            _readers.ForEach(reader => reader.Writer.TryComplete(exception));
        }
    }

    public async IAsyncEnumerable<DecisionSnapshot> ReadAsync(DecisionScope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = Channel.CreateUnbounded<DecisionSnapshot>();
        lock (_lock)
        {
            _readers.Add(reader);
            if (Answers)
            {
                reader.Writer.TryWrite(new DecisionSnapshot(_decisions, _withdrawals));
            }
        }

        // Last: a test that sees it can give snapshots.
        _scopes.Enqueue(scope);
        await foreach (var snapshot in reader.Reader.ReadAllAsync(cancellationToken))
        {
            yield return snapshot;
        }
    }

    public async Task AddAsync(DecisionScope scope, RolloutDecision decision, CancellationToken cancellationToken)
    {
        await EnterAsync(scope, cancellationToken);
        lock (_lock)
        {
            if (_withdrawals.Any(withdrawal => withdrawal.DecisionId == decision.Id))
            {
                throw new InvalidOperationException("withdrawn");
            }

            _decisions.Add(decision);
        }

        Give(Content);
    }

    public async Task WithdrawAsync(DecisionScope scope, DecisionWithdrawal withdrawal, CancellationToken cancellationToken)
    {
        await EnterAsync(scope, cancellationToken);
        lock (_lock)
        {
            _withdrawals.Add(withdrawal);
        }

        Give(Content);
    }

    private async Task EnterAsync(DecisionScope scope, CancellationToken cancellationToken)
    {
        _scopes.Enqueue(scope);
        await Gate.WaitAsync(cancellationToken);
        if (Failure is { } failure)
        {
            throw failure;
        }
    }
}
