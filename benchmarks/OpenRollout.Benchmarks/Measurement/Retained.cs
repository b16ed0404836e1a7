namespace OpenRollout.Benchmarks;

/// <summary>Measures the memory that an object keeps alive.</summary>
internal static class Retained
{
    /// <summary>Returns the bytes by which the heap is larger while the object lives.</summary>
    public static long By(Func<object> make)
    {
        // Creates static data before the measurement.
        GC.KeepAlive(make());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var thing = make();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(thing);
        return after - before;
    }
}
