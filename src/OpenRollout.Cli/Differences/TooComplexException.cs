namespace OpenRollout.Cli.Differences;

/// <summary>Signals that a flag has too many different groups of users to compare them.</summary>
internal sealed class TooComplexException(string message) : Exception(message);
