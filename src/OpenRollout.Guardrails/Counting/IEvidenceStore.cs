namespace OpenRollout.Guardrails.Counting;

/// <summary>Keeps the evidence of watched flags. Can be remote, batched and unavailable. Thread-safe. No member throws because of a fault outside the process.</summary>
internal interface IEvidenceStore : IAsyncDisposable
{
    /// <summary>Gets the reason why evidence cannot be kept at the moment; null if all is well.</summary>
    string? Problem { get; }

    /// <summary>
    /// Returns the evidence of a watch, with what was counted before; the same instance for an equal identity. If the definition is
    /// not the one that the evidence was counted with, the evidence is muted.
    /// </summary>
    IEvidence Open(WatchIdentity identity);

    /// <summary>
    /// Releases the evidence of all watches but these. Call it after a manifest has been served, with all watches of it. Released evidence
    /// counts nothing; it is kept for 30 days, and <see cref="Open"/> returns it again in a new instance.
    /// </summary>
    void Keep(IReadOnlyCollection<WatchIdentity> watches);

    /// <summary>Writes what is not yet written. Does not fail: <see cref="Problem"/> says what could not be written.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken);
}
