using OpenRollout;
using Spectre.Console;

namespace Stories;

/// <summary>Explains why one user has Stories, or does not, by the embedded manifest, whose stage is gradual.</summary>
internal static class ExplanationScene
{
    public static void Run(User user)
    {
        var provider = new OpenRolloutProvider(Flags.EmbeddedManifest);
        var explanation = provider.Explain(Flags.Stories.Key, user.ToContext());
        AnsiConsole.Write(new Panel(new Text(explanation!.ToString().TrimEnd())).Header($"explanation for {user.Key} at stage gradual"));
    }
}
