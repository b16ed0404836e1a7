namespace OpenRollout.Benchmarks;

/// <summary>What a workload allocates for each user, in bytes.</summary>
internal static class AllocatedBytes
{
    private const int Passes = 100;

    /// <summary>The least of a few rounds: a collection elsewhere can add the rest of this thread's room to the count, once.</summary>
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
