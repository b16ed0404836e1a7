using System.CommandLine;
using OpenRollout.Cli.Output;

namespace OpenRollout.Cli.Grammar;

/// <summary>The option for the format of a report.</summary>
internal sealed class FormatOption
{
    private readonly Option<string> _option = new("--format", "-f") { HelpName = "format" };

    /// <summary>Adds the option to a command.</summary>
    public FormatOption(Command command, params OutputFormat[] formats)
    {
        var names = Array.ConvertAll(formats, NameOf);
        _option.Description = $"The format of the output: {string.Join(", ", names)}.";
        _option.DefaultValueFactory = _ => names[0];
        _option.AcceptOnlyFromAmong(names);
        command.Options.Add(_option);
    }

    /// <summary>Returns the format.</summary>
    public OutputFormat Of(ParseResult arguments) => Enum.Parse<OutputFormat>(arguments.GetRequiredValue(_option), ignoreCase: true);

#pragma warning disable CA1308 // Options are lower-case.
    private static string NameOf(OutputFormat format) => format.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
