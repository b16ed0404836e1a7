using OpenFeature;
using OpenFeature.Providers.Memory;
using OpenRollout;
using Spectre.Console;

namespace Stories;

/// <summary>Sets another provider for the same accessors, then a new instance of ours: a replaced provider cannot be used again.</summary>
internal static class SwapScene
{
    /// <summary>Runs the scene. Returns false if the accessors did not follow.</summary>
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

        AnsiConsole.WriteLine($"Swapped providers: OpenRollout returned {ours}, the in-memory provider {theirs}, OpenRollout again {oursAgain}.");
        return theirs != ours && oursAgain == ours;
    }
}
