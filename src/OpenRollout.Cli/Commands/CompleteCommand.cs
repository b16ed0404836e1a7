using System.CommandLine;
using OpenRollout.Cli.Grammar;

namespace OpenRollout.Cli.Commands;

/// <summary>Prints the completions of a command line, for the scripts of <see cref="CompletionCommand"/>.</summary>
internal sealed class CompleteCommand : RolloutCommand
{
    private readonly Argument<string> _line = new("line") { Description = "The command line before the cursor." };

    /// <summary>Initializes a new instance of the <see cref="CompleteCommand"/> class.</summary>
    public CompleteCommand(CommandHost host)
        : base(host, "complete", "Prints the completions of a command line.")
    {
        Hidden = true;
        Arguments.Add(_line);
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        // The name of the program is not part of its grammar.
        var line = arguments.GetRequiredValue(_line).TrimStart();
        var text = line.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var space ? line[(space + 1)..] : "";
        var isOption = text.Split(' ')[^1].StartsWith('-');
        var items = CommandLine.CreateRoot(Host).Parse(text).GetCompletions(text.Length).Select(item => item.InsertText ?? item.Label);
        // Options are offered once their dash is typed. Otherwise they would hide the keys and stages among them.
        foreach (var item in items.Where(item => item.StartsWith('-') == isOption && !item.StartsWith('/')))
        {
            await Host.Output.WriteLineAsync(item);
        }

        return ExitCode.Success;
    }
}
