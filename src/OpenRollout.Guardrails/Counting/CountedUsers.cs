using OpenRollout.Evaluation.Arms;

namespace OpenRollout.Guardrails.Counting;

/// <summary>
/// The state of one guardrail's evidence in memory: seen users, counts, history and decision. Counting and reading a journal change it by the
/// same methods. One thread at a time may use it, except for <see cref="SeenUsers.Contains"/> and <see cref="DecidedAt"/>.
/// </summary>
/// <param name="definition">The watch, with the definition that users are counted with.</param>
/// <param name="memory">The limit for all watches.</param>
internal sealed class CountedUsers(WatchIdentity definition, MemoryLimit memory)
{
    private const long Undecided = -1;

    private long _decidedAt = Undecided;

    /// <summary>Gets the watch, with the definition that users are counted with.</summary>
    public WatchIdentity Definition { get; } = definition;

    public SeenUsers Seen { get; } = new();

    public StratumTable Strata { get; } = new();

    public EvidenceHistory History { get; } = new();

    /// <summary>Gets or sets the time of the decision, which ends the counting; null before. It can be read without a lock.</summary>
    public DateTimeOffset? DecidedAt
    {
        get => Volatile.Read(ref _decidedAt) is var ticks && ticks >= 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
        set => Volatile.Write(ref _decidedAt, value?.UtcTicks ?? Undecided);
    }

    /// <summary>Gets a value indicating whether nothing has been counted and decided.</summary>
    public bool IsEmpty => Seen.PageCount == 0 && DecidedAt is null;

    /// <summary>Makes sure that a bit can be set.</summary>
    /// <returns>False if the memory is full.</returns>
    public bool TryReserve(int index)
    {
        if (Seen.HasPage(index))
        {
            return true;
        }

        if (!memory.TryTake(1))
        {
            return false;
        }

        Seen.CreatePage(index);
        return true;
    }

    /// <summary>Counts the user of a bit in a stratum.</summary>
    /// <returns>False if the bit is set already: then nothing changes.</returns>
    public bool Count(int index, int stratum, RolloutArm arm)
    {
        if (!Seen.Add(index))
        {
            return false;
        }

        Strata.Increment(stratum, arm);
        return true;
    }

    /// <summary>Returns the memory.</summary>
    public void Release() => memory.Return(Seen.PageCount);
}
