using System.CommandLine;

namespace OpenRollout.Cli.Grammar;

/// <summary>A command with examples in its help.</summary>
internal abstract class RolloutCommand : Command
{
    protected RolloutCommand(CommandHost host, string name, string description, params string[] examples)
        : base(name, description)
    {
        Host = host;
        Examples = examples;
        SetAction(RunAsync);
    }

    /// <summary>Gets the examples that the help shows, without the name of the program.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Gets the host.</summary>
    protected CommandHost Host { get; }

    /// <summary>Runs the command.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    protected abstract Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken);
}
