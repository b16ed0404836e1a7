namespace OpenRollout.TestSupport;

/// <summary>
/// Measures what a thread allocates. A collection that another thread sets off in the middle can add the unused rest of
/// this thread's room to the count, once; what the code itself allocates is there in every round. So the least of a few
/// rounds is the truth.
/// </summary>
internal static class Allocation
{
    private const int Rounds = 5;

    /// <summary>The bytes that each round of an action allocates at least.</summary>
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
