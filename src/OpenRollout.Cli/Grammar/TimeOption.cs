using System.CommandLine;
using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Grammar;

/// <summary>The option for the time at which schedules and growing percentages are evaluated.</summary>
internal sealed class TimeOption
{
    private readonly Option<string?> _option = new("--at")
    {
        Description = "The time of the evaluation, such as 2026-12-01 or 2026-12-01T08:00:00Z. The default is now.",
        HelpName = "time",
    };

    private readonly CommandHost _host;

    /// <summary>Adds the option to a command.</summary>
    public TimeOption(Command command, CommandHost host)
    {
        _host = host;
        command.Options.Add(_option);
    }

    /// <summary>Returns the time in UTC.</summary>
    /// <exception cref="CommandException">The time is not valid.</exception>
    public DateTimeOffset Of(ParseResult arguments)
    {
        if (arguments.GetValue(_option) is not { } text)
        {
            return _host.Clock.GetUtcNow();
        }

        return Rfc3339.TryParse(text, out var ticks) || Rfc3339.TryParse(text + "T00:00:00Z", out ticks)
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : throw new CommandException($"'{PlainText.Quote(text)}' is not a time; write a day such as 2026-12-01 (midnight UTC) or a time with its offset such as 2026-12-01T08:00:00Z");
    }
}
