namespace OpenRollout.Tests.Accessors;

/// <summary>Measures a thread's allocations to the byte.</summary>
internal static class Allocations
{
    public const int Calls = 100_000;

    /// <summary>Returns the bytes that a number of calls allocate. Each call must return true.</summary>
    public static long Of(Func<bool> call, int calls = Calls)
    {
        // Warm up first, so that one-time allocations are not counted: tables, caches, tier-1 code.
        Repeat(call, 200);
        return Allocation.Of(() => Repeat(call, calls));
    }

    private static void Repeat(Func<bool> call, int times)
    {
        for (var time = 0; time < times; time++)
        {
            if (!call())
            {
                Assert.Fail("The call gave something else.");
            }
        }
    }
}
