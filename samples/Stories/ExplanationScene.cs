using OpenRollout;
using Spectre.Console;

namespace Stories;

/// <summary>Tells why one user has Stories.</summary>
internal static class ExplanationScene
{
    public static void Run(OpenRolloutProvider provider, User user)
    {
        var explanation = provider.Explain(Flags.Stories.Key, user.ToContext());
        AnsiConsole.Write(new Panel(new Text(explanation!.ToString().TrimEnd())).Header($"why {user.Key} gets what it gets"));
    }
}
