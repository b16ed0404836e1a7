using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using OpenRollout.Cli.Commands;
using OpenRollout.Cli.Grammar;

namespace OpenRollout.Cli;

/// <summary>The command line: parses arguments and runs a command in the given host, without any other access to the process.</summary>
internal static class CommandLine
{
    private static readonly ParserConfiguration Parsing = new()
    {
        // A context may begin with '@', which would otherwise name a file of arguments.
        ResponseFileTokenReplacer = null,
    };

    /// <summary>Runs the command that the arguments name.</summary>
    /// <param name="args">The arguments, without the name of the program.</param>
    /// <param name="host">The streams, folder and clock to use.</param>
    /// <param name="cancellationToken">Stops the command.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CommandHost host, CancellationToken cancellationToken = default)
    {
        var result = CreateRoot(host).Parse(args, Parsing);
        var configuration = new InvocationConfiguration { Output = host.Output, Error = host.Error, EnableDefaultExceptionHandler = false };
        try
        {
            if (result.Action is ParseErrorAction || UsageErrors.HasUnknownOption(result))
            {
                throw new CommandException(UsageErrors.Describe(result));
            }

            return await result.InvokeAsync(configuration, cancellationToken);
        }
        catch (CommandException exception)
        {
            await host.Error.WriteLineAsync(exception.Message);
            return exception.ExitCode;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await host.Error.WriteLineAsync(exception.Message);
            return ExitCode.Invalid;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Canceled;
        }
    }

    /// <summary>Creates the grammar of all commands.</summary>
    public static RootCommand CreateRoot(CommandHost host)
    {
        var root = new RootCommand("Checks, explains, compares and edits staged rollouts in flags.json.")
        {
            new InitCommand(host),
            new CheckCommand(host),
            new ShowCommand(host),
            new StatusCommand(host),
            new EvalCommand(host),
            new ExplainCommand(host),
            new SimulateCommand(host),
            new DiffCommand(host),
            new AdvanceCommand(host),
            new BackCommand(host),
            new SetCommand(host),
            new EnableCommand(host),
            new DisableCommand(host),
            new KillCommand(host),
            new HoldCommand(host),
            new WithdrawCommand(host),
            new DecisionsCommand(host),
            new RemoveCommand(host),
            new SchemaCommand(host),
            new CompletionCommand(host),
            new CompleteCommand(host),
        };
        root.HelpName = "openrollout";
        foreach (var option in root.Options)
        {
            option.Action = option switch
            {
                HelpOption { Action: HelpAction help } => new ExampleHelpAction(help),
                VersionOption => new VersionAction(),
                _ => option.Action,
            };
        }

        return root;
    }
}
