using Microsoft.CodeAnalysis;

namespace OpenRollout.Cli.Workspaces;

/// <summary>Converts places of Roslyn.</summary>
internal static class Places
{
    /// <summary>Returns a place with a message.</summary>
    public static CodePlace Of(FileLinePositionSpan span, string message)
        => new(span.Path ?? "", span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, message);
}
