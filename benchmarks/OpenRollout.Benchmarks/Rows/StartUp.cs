using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout.Benchmarks;

/// <summary>What an application does before its first flag has a value.</summary>
internal static class StartUp
{
    public const string Command = "start-up";
    public const string ClientCommand = "start-up-client";
    public const string EmptyCommand = "empty";

    /// <summary>What OpenFeature alone takes, as a provider that does nothing shows.</summary>
    public static int RunClient()
    {
        Api.Instance.SetProviderAsync(new ConstantProvider()).GetAwaiter().GetResult();
        var user = EvaluationContext.Builder().SetTargetingKey("user-1").Set("country", "NO").Build();
        return Api.Instance.GetClient().GetBooleanValueAsync("stories", false, user).GetAwaiter().GetResult() ? 0 : 0;
    }

    public static int Run()
    {
        Api.Instance.SetProviderAsync(new OpenRolloutProvider(HundredFlags.EmbeddedManifest)).GetAwaiter().GetResult();
        var user = new HundredFlagContext { TargetingKey = "user-1", Country = "NO" };
        return HundredFlags.Flag00.IsEnabled(in user) ? 0 : 0;
    }
}
