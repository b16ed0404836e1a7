using OpenRollout;
using Spectre.Console;

namespace Stories;

/// <summary>Tells why one user has Stories, or has not, by the manifest as it was compiled in: at the stage gradual.</summary>
internal static class ExplanationScene
{
    public static void Run(User user)
    {
        var provider = new OpenRolloutProvider(Flags.EmbeddedManifest);
        var explanation = provider.Explain(Flags.Stories.Key, user.ToContext());
        AnsiConsole.Write(new Panel(new Text(explanation!.ToString().TrimEnd())).Header($"why {user.Key} gets what they get, at stage gradual"));
    }
}
