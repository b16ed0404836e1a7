namespace OpenRollout.Guardrails.Monitoring;

/// <summary>Counts the events whose users are not compared, by reason. Thread-safe.</summary>
internal sealed class UncountedEvents
{
    private readonly long[] _counts = new long[UncountedReason.Count];

    public void Add(int reason) => Interlocked.Increment(ref _counts[reason]);

    /// <summary>Returns the count of a reason.</summary>
    public long Read(int reason) => Volatile.Read(ref _counts[reason]);

    /// <summary>Returns the counts that are not zero, with the names of the reasons.</summary>
    public IReadOnlyDictionary<string, long> Read()
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var reason = 0; reason < _counts.Length; reason++)
        {
            if (Read(reason) is > 0 and var count)
            {
                counts.Add(UncountedReason.NameOf(reason), count);
            }
        }

        return counts;
    }
}
