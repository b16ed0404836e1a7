using OpenFeature.Model;

namespace OpenRollout.Reliability.Tests.Children;

/// <summary>Follows a server that changes its manifest all the time, and so writes the cache over and over, until it is killed.</summary>
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
