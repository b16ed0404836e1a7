namespace OpenRollout.Cli.Workspaces;

/// <summary>A finished flag whose value the user has to choose.</summary>
/// <param name="Key">The key of the flag.</param>
/// <param name="ManifestPath">The full path of its manifest.</param>
/// <param name="Reason">The reason for which no value is decided, as a sentence.</param>
/// <param name="Values">The values to choose from, as the option <c>--as</c> takes them.</param>
internal sealed record UndecidedFlag(string Key, string ManifestPath, string Reason, IReadOnlyList<string> Values);
