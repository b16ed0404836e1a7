namespace OpenRollout.Reliability.Tests.Children;

/// <summary>A cache on a disk with space for a small manifest but not for a large one.</summary>
internal static class FullDisk
{
    private const int TooLong = 1024 * 1024;

    public static async Task RunAsync(string folder)
    {
        await using var scenario = new CacheScenario(folder);
        await scenario.ServeAsync("small", isCached: true);
        await scenario.ServeAsync("large", isCached: false, TooLong);
        scenario.AssertNothingHalfWritten();
        await scenario.RestartWithoutServerAsync("small");
        await scenario.ServeAsync("large-again", isCached: false, TooLong);
        await scenario.ServeAsync("small-again", isCached: true);
        await scenario.RestartWithoutServerAsync("small-again");
        scenario.AssertNothingHalfWritten();
        Console.WriteLine("held");
    }
}
