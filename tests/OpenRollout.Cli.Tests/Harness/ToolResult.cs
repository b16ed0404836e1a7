namespace OpenRollout.Cli.Tests.Harness;

/// <summary>The result of a command.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Error);
