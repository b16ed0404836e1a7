namespace OpenRollout.Benchmarks;

/// <summary>Measures the bytes that a workload allocates for each user.</summary>
internal static class AllocatedBytes
{
    private const int Passes = 100;

    /// <summary>Returns the least of a few rounds, because a garbage collection can add the rest of the thread's allocation context to the count.</summary>
    public static double Of(Workload workload)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 5 && least > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var pass = 0; pass < Passes; pass++)
            {
                workload();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return (double)least / Passes / Population.Size;
    }
}
