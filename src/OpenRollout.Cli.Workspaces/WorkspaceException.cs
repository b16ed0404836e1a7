namespace OpenRollout.Cli.Workspaces;

/// <summary>Ends a removal with a message that says what is wrong and what to do. Nothing was changed.</summary>
/// <param name="message">The message, of one or more lines.</param>
internal sealed class WorkspaceException(string message) : Exception(message)
{
    /// <summary>Gets a value indicating whether the value of a flag is undecided, so that the user has to choose it. Otherwise the solution cannot be used.</summary>
    public bool IsUndecided { get; init; }
}
