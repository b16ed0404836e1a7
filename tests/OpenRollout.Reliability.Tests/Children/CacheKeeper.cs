using OpenFeature.Model;

namespace OpenRollout.Reliability.Tests.Children;

/// <summary>Polls a server whose manifest always changes, and so writes the cache repeatedly until it is killed.</summary>
internal static class CacheKeeper
{
    public static HttpManifestOptions Options(string folder) => new()
    {
        CacheFolder = folder,
        PollingInterval = TimeSpan.FromMilliseconds(1),
        RetryDelay = TimeSpan.FromMilliseconds(1),
        MaximumRetryDelay = TimeSpan.FromMilliseconds(10),
        Jitter = 0,
    };

    public static async Task RunAsync(string address, string folder)
    {
        var provider = new OpenRolloutProvider(new HttpManifestSource(address, Options(folder)));
        await provider.InitializeAsync(EvaluationContext.Empty);
        await Task.Delay(Timeout.Infinite);
    }
}
