namespace OpenRollout.Tests.Accessors;

/// <summary>Measures what a thread allocates, to the byte.</summary>
internal static class Allocations
{
    public const int Calls = 100_000;

    /// <summary>Bytes of so many calls, each of which must give true.</summary>
    public static long Of(Func<bool> call, int calls = Calls)
    {
        // What is made once is made before: tables, caches, the compiled code of the second tier.
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
