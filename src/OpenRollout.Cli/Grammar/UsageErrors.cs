using System.CommandLine;
using System.CommandLine.Parsing;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Grammar;

/// <summary>Describes arguments that the grammar does not allow.</summary>
internal static class UsageErrors
{
    /// <summary>Returns whether the grammar took an unknown option for an argument, such as <c>--environment</c> for the path of a solution.</summary>
    public static bool HasUnknownOption(ParseResult result) => FindUnknownOptions(result).Any();

    /// <summary>Returns what is wrong, the nearest known name, and the command that shows the help.</summary>
    public static string Describe(ParseResult result)
    {
        var command = result.CommandResult.Command;
        var options = FindUnknownOptions(result).ToArray();
        var lines = options.Length > 0 ? options.Select(token => DescribeUnmatched(token, command))
            : result.UnmatchedTokens.Count > 0 ? result.UnmatchedTokens.Select(token => DescribeUnmatched(token, command))
            : result.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal);
        return string.Join(Environment.NewLine, [.. lines, $"Run '{PathOf(command)} --help' to see how to use it."]);
    }

    private static IEnumerable<string> FindUnknownOptions(ParseResult result)
        => result.Tokens.Any(token => token.Type == TokenType.DoubleDash) ? []
            : result.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens).Select(token => token.Value).Where(text => text.StartsWith("--", StringComparison.Ordinal));

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
