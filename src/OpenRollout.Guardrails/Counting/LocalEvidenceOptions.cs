namespace OpenRollout.Guardrails.Counting;

/// <summary>Options of a <see cref="LocalEvidenceStore"/>. The defaults are for applications, others for tests.</summary>
internal sealed record LocalEvidenceOptions
{
    /// <summary>Gets the clock for timers and for the age of evidence.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Gets the maximum memory in bytes for the seen users of all watches.</summary>
    public long MemoryLimit { get; init; } = Counting.MemoryLimit.DefaultBytes;

    /// <summary>Gets the time after which a counted user is written. A process that is killed forgets the users of this time, in bits and counts.</summary>
    public TimeSpan FlushInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Gets the time after which writing, or locking the folder, is tried again.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets the number of bytes by which a journal grows before it is compacted.</summary>
    public int CompactionLength { get; init; } = 64 * 1024;
}
