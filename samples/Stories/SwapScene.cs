using OpenFeature;
using OpenFeature.Providers.Memory;
using OpenRollout;
using Spectre.Console;

namespace Stories;

/// <summary>Puts another provider behind the same accessors, and ours back: a new instance, as one serves only once.</summary>
internal static class SwapScene
{
    /// <summary>Runs the scene; false where the accessors did not follow.</summary>
    public static async Task<bool> RunAsync(User user, LiveManifest manifest)
    {
        var context = user.ToContext();
        var ours = Flags.Stories.IsEnabled(in context);

        await Api.Instance.SetProviderAsync(new InMemoryProvider(new Dictionary<string, Flag>
        {
            [Flags.Stories.Key] = new Flag<bool>(new Dictionary<string, bool> { ["on"] = true, ["off"] = false }, ours ? "off" : "on"),
        }));
        var theirs = Flags.Stories.IsEnabled(in context);

        await Api.Instance.SetProviderAsync(await OpenRolloutProvider.LoadAsync(manifest.Path));
        var oursAgain = Flags.Stories.IsEnabled(in context);

        AnsiConsole.WriteLine($"Swapped providers: OpenRollout says {ours}, the in-memory provider {theirs}, OpenRollout again {oursAgain}.");
        return theirs != ours && oursAgain == ours;
    }
}
