namespace OpenRollout.Guardrails.Counting.Journals;

/// <summary>
/// Writes all journals of a store in the background, some time after there is something to write, and again after a failure. Nothing runs while
/// there is nothing to write. Thread-safe.
/// </summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly Func<IReadOnlyCollection<LedgerJournal>> _findJournals;
    private readonly LocalEvidenceOptions _options;
    private readonly object _writing = new();
    private readonly ITimer _timer;
    private int _isScheduled;

    /// <summary>Initializes a new writer.</summary>
    /// <param name="findJournals">Returns the journals.</param>
    /// <param name="options">The times.</param>
    public JournalWriter(Func<IReadOnlyCollection<LedgerJournal>> findJournals, LocalEvidenceOptions options)
    {
        (_findJournals, _options) = (findJournals, options);
        _timer = options.TimeProvider.CreateTimer(writer => ((JournalWriter)writer!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Lets what is pending be written soon.</summary>
    public void Schedule() => Schedule(_options.FlushInterval);

    /// <summary>Writes what is pending now.</summary>
    /// <param name="durable">Whether it must be on the disk when the method returns.</param>
    public void Write(bool durable)
    {
        lock (_writing)
        {
            foreach (var journal in _findJournals())
            {
                journal.Write(durable);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Schedule(TimeSpan delay)
    {
        if (Interlocked.Exchange(ref _isScheduled, 1) == 0)
        {
            _timer.Change(delay, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer()
    {
        // A disk that does not answer must not block one thread after another.
        if (!Monitor.TryEnter(_writing))
        {
            _timer.Change(_options.RetryDelay, Timeout.InfiniteTimeSpan);
            return;
        }

        try
        {
            Volatile.Write(ref _isScheduled, 0);
            Write(durable: false);
        }
        finally
        {
            Monitor.Exit(_writing);
        }

        if (_findJournals().Any(journal => journal is { IsAttached: true, Problem: not null }))
        {
            Schedule(_options.RetryDelay);
        }
    }
}
