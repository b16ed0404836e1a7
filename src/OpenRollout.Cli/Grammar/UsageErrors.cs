using System.CommandLine;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Grammar;

/// <summary>Describes arguments that the grammar does not allow.</summary>
internal static class UsageErrors
{
    /// <summary>Returns what is wrong, the nearest known name, and the command that shows the help.</summary>
    public static string Describe(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var lines = result.UnmatchedTokens.Count > 0
            ? result.UnmatchedTokens.Select(token => DescribeUnmatched(token, command))
            : result.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal);
        return string.Join(Environment.NewLine, [.. lines, $"Run '{PathOf(command)} --help' to see how to use it."]);
    }

    private static string DescribeUnmatched(string token, Command command)
    {
        token = token.StartsWith('-') ? token.Split('=', ':')[0] : token;
        var isOption = token.StartsWith('-');
        var known = isOption
            ? command.Options.SelectMany(option => option.Aliases.Append(option.Name))
            : command.Subcommands.Where(subcommand => !subcommand.Hidden).Select(subcommand => subcommand.Name);
        var kind = isOption ? "option" : command is RootCommand ? "command" : "argument";
        return $"unknown {kind} '{PlainText.Quote(token)}'{NearestName.Suggest(token, known)}";
    }

    private static string PathOf(Command command) => command is RootCommand ? "openrollout" : $"openrollout {command.Name}";
}
