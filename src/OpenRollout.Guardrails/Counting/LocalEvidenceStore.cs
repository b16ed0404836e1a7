using OpenRollout.Guardrails.Counting.Journals;

namespace OpenRollout.Guardrails.Counting;

/// <summary>
/// Keeps evidence that this process counts, in memory only or also in a state folder. There is a journal for each watch, from which bits and counts
/// are rebuilt, and which is written in the background. Thread-safe.
/// </summary>
internal sealed class LocalEvidenceStore : IEvidenceStore
{
    private const string NoFolder = "no state folder is configured, so counted users are forgotten when the process ends";

    /// <summary>The time in which evidence must be written at the end; a disk that does not answer must not block the application.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly object _lock = new();
    private readonly LocalEvidenceOptions _options;
    private readonly MemoryLimit _memory;
    private readonly Dictionary<string, OpenLedger> _ledgers = new(StringComparer.Ordinal);
    private readonly JournalWriter? _writer;
    private readonly StateFolders? _folders;
    private readonly ITimer? _timer;
    private volatile LedgerJournal[] _journals = [];
    private bool _isWaiting;
    private bool _isDisposed;

    /// <summary>Initializes a new instance of the <see cref="LocalEvidenceStore"/> class.</summary>
    /// <param name="folder">The state folder; null to keep evidence in memory only, so that guardrails only tell.</param>
    /// <param name="options">The options; null for the defaults.</param>
    public LocalEvidenceStore(string? folder, LocalEvidenceOptions? options = null)
    {
        _options = options ?? new LocalEvidenceOptions();
        _memory = new MemoryLimit(_options.MemoryLimit);
        if (folder is not null)
        {
            _folders = new StateFolders(Path.GetFullPath(folder), _options.TimeProvider);
            _writer = new JournalWriter(() => _journals, _options);
            _timer = _options.TimeProvider.CreateTimer(store => ((LocalEvidenceStore)store!).TakeCare(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Initializes a new instance of the <see cref="LocalEvidenceStore"/> class.</summary>
    /// <param name="folder">The state folder; null to keep evidence in memory only, so that guardrails only tell.</param>
    /// <param name="timeProvider">The clock.</param>
    public LocalEvidenceStore(string? folder, TimeProvider timeProvider)
        : this(folder, new LocalEvidenceOptions { TimeProvider = timeProvider })
    {
    }

    /// <inheritdoc/>
    public string? Problem => _journals.Select(journal => journal.Problem).FirstOrDefault(problem => problem is not null);

    /// <inheritdoc/>
    public IEvidence Open(WatchIdentity identity)
    {
        lock (_lock)
        {
            var name = WatchDigest.Of(identity).Name;
            if (!_ledgers.TryGetValue(name, out var open))
            {
                open = OpenNew(identity);
                _ledgers.Add(name, open);
                _journals = [.. _ledgers.Values.Select(ledger => ledger.Journal).OfType<LedgerJournal>()];
            }

            return open.Find(identity);
        }
    }

    /// <inheritdoc/>
    public void Keep(IReadOnlyCollection<WatchIdentity> watches)
    {
        lock (_lock)
        {
            var kept = watches.ToLookup(watch => WatchDigest.Of(watch).Name, StringComparer.Ordinal);
            foreach (var (name, open) in _ledgers.ToList())
            {
                if (kept.Contains(name))
                {
                    open.Keep(kept[name]);
                }
                else
                {
                    Close(open);
                    _ledgers.Remove(name);
                }
            }

            _journals = [.. _ledgers.Values.Select(ledger => ledger.Journal).OfType<LedgerJournal>()];
            CleanUp();
        }
    }

    /// <inheritdoc/>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_writer is { } writer)
        {
            await Task.Run(() => writer.Write(durable: true), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _timer?.Dispose();
        _writer?.Dispose();
        try
        {
            await Task.Run(CloseAll).WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Users who could not be written are forgotten, in bits and counts.
        }
    }

    private OpenLedger OpenNew(WatchIdentity identity)
    {
        var ledger = new EvidenceLedger(identity, _memory, _writer is null ? null : _writer.Schedule);
        if (_folders is null)
        {
            ledger.TellsOnlyBecause = NoFolder;
            return new OpenLedger(ledger, null);
        }

        var journal = new LedgerJournal(ledger, _folders.Of(identity), _options.CompactionLength);
        if (_isDisposed)
        {
            ledger.Release();
        }

        journal.TryAttach();
        WaitForNextCare(journal.IsAttached);
        return new OpenLedger(ledger, journal);
    }

    /// <summary>Tries again to lock folders and to read journals, and records what is in use.</summary>
    private void TakeCare()
    {
        List<LocalEvidence> changed = [];
        lock (_lock)
        {
            if (_isDisposed)
            {
                return;
            }

            _isWaiting = false;
            foreach (var open in _ledgers.Values.Where(open => open.Journal!.TryAttach()))
            {
                changed.AddRange(open.Evidence);
                _writer!.Schedule();
            }

            CleanUp();
            WaitForNextCare(_journals.All(journal => journal.IsAttached));
        }

        foreach (var evidence in changed)
        {
            evidence.RaiseCounted();
        }
    }

    private void WaitForNextCare(bool isAttached)
    {
        if (!_isDisposed && (!isAttached || !_isWaiting))
        {
            _timer!.Change(isAttached ? StateFolders.CleanUpInterval : _options.RetryDelay, Timeout.InfiniteTimeSpan);
            _isWaiting = true;
        }
    }

    private void CleanUp()
    {
        if (!_isDisposed)
        {
            _folders?.CleanUp(_journals);
        }
    }

    private void Close(OpenLedger open)
    {
        open.Ledger.Release();
        open.Journal?.Close(_options.TimeProvider.GetUtcNow());
    }

    private void CloseAll()
    {
        lock (_lock)
        {
            _isDisposed = true;
            foreach (var open in _ledgers.Values)
            {
                Close(open);
            }

            _folders?.Dispose();
        }
    }

    /// <summary>A ledger with the evidence that was opened for it.</summary>
    private sealed class OpenLedger(EvidenceLedger ledger, LedgerJournal? journal)
    {
        private readonly Dictionary<WatchIdentity, LocalEvidence> _evidence = [];

        public EvidenceLedger Ledger => ledger;

        public LedgerJournal? Journal => journal;

        public IReadOnlyCollection<LocalEvidence> Evidence => _evidence.Values;

        public LocalEvidence Find(WatchIdentity identity)
        {
            ledger.TryRedefine(identity);
            if (!_evidence.TryGetValue(identity, out var evidence))
            {
                evidence = new LocalEvidence(identity, ledger, journal);
                _evidence.Add(identity, evidence);
            }

            return evidence;
        }

        public void Keep(IEnumerable<WatchIdentity> identities)
        {
            var kept = identities.ToHashSet();
            foreach (var identity in _evidence.Keys.Where(identity => !kept.Contains(identity)).ToList())
            {
                _evidence.Remove(identity);
            }
        }
    }
}
