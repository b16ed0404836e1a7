using OpenFeature;

namespace OpenRollout.Benchmarks;

/// <summary>What an application does before its first flag has a value.</summary>
internal static class StartUp
{
    public const string Command = "start-up";
    public const string EmptyCommand = "empty";

    public static int Run()
    {
        Api.Instance.SetProviderAsync(new OpenRolloutProvider(HundredFlags.EmbeddedManifest)).GetAwaiter().GetResult();
        var user = new HundredFlagContext { TargetingKey = "user-1", Country = "NO" };
        return HundredFlags.Flag00.IsEnabled(in user) ? 0 : 0;
    }
}
