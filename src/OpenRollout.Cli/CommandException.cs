namespace OpenRollout.Cli;

/// <summary>Ends a command with a message that says what is wrong and what to do.</summary>
internal sealed class CommandException(string message, int exitCode = ExitCode.Invalid) : Exception(message)
{
    /// <summary>Gets the exit code.</summary>
    public int ExitCode { get; } = exitCode;
}
