namespace OpenRollout.Benchmarks;

/// <summary>What something keeps alive.</summary>
internal static class Retained
{
    /// <summary>The bytes by which the heap is larger while the thing lives.</summary>
    public static long By(Func<object> make)
    {
        // What is made once for all is made before.
        GC.KeepAlive(make());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var thing = make();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(thing);
        return after - before;
    }
}
