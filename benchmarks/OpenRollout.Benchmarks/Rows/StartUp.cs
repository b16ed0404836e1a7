using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout.Benchmarks;

/// <summary>The work of an application up to the first value of a flag.</summary>
internal static class StartUp
{
    public const string Command = "start-up";
    public const string ClientCommand = "start-up-client";
    public const string EmptyCommand = "empty";

    /// <summary>Evaluates a flag with OpenFeature and a provider that does nothing.</summary>
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
