namespace OpenRollout.Guardrails.Counting;

/// <summary>Keeps the evidence of all watched flags of one flag set and environment. Can be remote, batched and unavailable. Thread-safe.</summary>
internal interface IEvidenceStore : IAsyncDisposable
{
    /// <summary>Gets the reason why nothing can be counted or kept at the moment; null if all is well.</summary>
    string? Problem { get; }

    /// <summary>Returns the evidence of a watch, with what was counted before; the same instance for the same flag, guardrail and salt.</summary>
    /// <param name="identity">The watch. If its definition differs from the one that the evidence was counted with, the evidence is muted.</param>
    IEvidence Open(WatchIdentity identity);

    /// <summary>Writes what is not yet written.</summary>
    ValueTask FlushAsync(CancellationToken cancellationToken);
}
