using System.CommandLine;

namespace OpenRollout.Cli.Grammar;

/// <summary>The options with the author and the reason of a decision or a withdrawal.</summary>
internal sealed class AuthorOptions
{
    private readonly Option<string?> _reason = new("--reason", "-r") { Description = "The reason, which pages and logs show.", HelpName = "text" };
    private readonly Option<string?> _by = new("--by") { Description = "The person who decides. The default is the user of this computer.", HelpName = "name" };
    private readonly CommandHost _host;

    /// <summary>Adds the options to a command.</summary>
    public AuthorOptions(Command command, CommandHost host)
    {
        _host = host;
        command.Options.Add(_reason);
        command.Options.Add(_by);
    }

    /// <summary>Returns the name of the person.</summary>
    public string NameOf(ParseResult arguments) => arguments.GetValue(_by) ?? _host.UserName;

    /// <summary>Returns the reason, or a text that says that there is none.</summary>
    public string ReasonOf(ParseResult arguments) => arguments.GetValue(_reason) is { Length: > 0 } reason ? reason : "no reason given";
}
