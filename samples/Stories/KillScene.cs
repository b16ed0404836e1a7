using System.Diagnostics;
using Spectre.Console;

namespace Stories;

/// <summary>Switches Stories off for everyone, and on again, and measures how long it takes to be seen.</summary>
internal sealed class KillScene(User user, LiveManifest manifest)
{
    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FlagContext _context = user.ToContext();
    private readonly LiveManifest _manifest = manifest;

    /// <summary>Runs the scene; false where the kill took longer than a second.</summary>
    public bool Run()
    {
        var kill = Measure(isEnabled: false);
        var revival = Measure(isEnabled: true);
        AnsiConsole.MarkupLine($"Killed: the first evaluation that saw it came [bold]{kill.TotalMilliseconds:0} ms[/] after the manifest was written; revived after {revival.TotalMilliseconds:0} ms.");
        return kill < Goal;
    }

    private TimeSpan Measure(bool isEnabled)
    {
        var written = _manifest.Enable(isEnabled);
        while (Flags.Stories.IsEnabled(in _context) != isEnabled)
        {
            if (Stopwatch.GetElapsedTime(written) > Patience)
            {
                throw new TimeoutException("The manifest was rewritten, and no evaluation saw it.");
            }

            Thread.Sleep(1);
        }

        return Stopwatch.GetElapsedTime(written);
    }
}
