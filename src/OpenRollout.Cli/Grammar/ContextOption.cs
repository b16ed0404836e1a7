using System.CommandLine;

namespace OpenRollout.Cli.Grammar;

/// <summary>The option for the context of one user.</summary>
internal sealed class ContextOption
{
    private readonly Option<string?> _context = new("--context", "-c")
    {
        Description = "The context: JSON such as '{ \"targetingKey\": \"user-1\" }', or the path of a file with JSON.",
        HelpName = "json|path",
    };

    /// <summary>Adds the option to a command.</summary>
    public ContextOption(Command command) => command.Options.Add(_context);

    /// <summary>Returns the value as given; null if there is none.</summary>
    public string? Of(ParseResult arguments) => arguments.GetValue(_context);
}
