using System.Diagnostics;
using Spectre.Console;

namespace Stories;

/// <summary>Switches Stories off for everyone, and on again, and measures how long evaluations take to see it.</summary>
internal sealed class KillScene(User user, LiveManifest manifest)
{
    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    private readonly FlagContext _context = user.ToContext();

    /// <summary>Runs the scene. Returns false if switching off took longer than a second.</summary>
    public bool Run()
    {
        var kill = Measure(isEnabled: false);
        var revival = Measure(isEnabled: true);
        AnsiConsole.MarkupLine($"Kill switch: evaluations returned false [bold]{kill.TotalMilliseconds:0} ms[/] after the change, and true again {revival.TotalMilliseconds:0} ms after the next one.");
        return kill < Goal;
    }

    private TimeSpan Measure(bool isEnabled)
    {
        var written = manifest.Enable(isEnabled);
        while (Flags.Stories.IsEnabled(in _context) != isEnabled)
        {
            if (Stopwatch.GetElapsedTime(written) > Timeout)
            {
                throw new TimeoutException("The manifest was rewritten, but evaluations did not change.");
            }

            Thread.Sleep(1);
        }

        return Stopwatch.GetElapsedTime(written);
    }
}
