namespace OpenRollout.TestSupport;

/// <summary>
/// Measures what a thread allocates. A collection that another thread triggers can add the unused rest of this thread's
/// allocation buffer to the count, once. The code's own allocations occur in every round, so the minimum of several rounds
/// is exact.
/// </summary>
internal static class Allocation
{
    private const int Rounds = 5;

    /// <summary>Returns the minimum number of bytes that a round of an action allocates.</summary>
    public static long Of(Action round)
    {
        var least = long.MaxValue;
        for (var attempt = 0; attempt < Rounds && least != 0; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            round();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
