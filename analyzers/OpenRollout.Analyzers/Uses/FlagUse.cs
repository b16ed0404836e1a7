using Microsoft.CodeAnalysis;

namespace OpenRollout.Analyzers.Uses;

/// <summary>A place in the code where a flag is used.</summary>
/// <param name="Flag">The flag.</param>
/// <param name="Location">The accessor or the key.</param>
internal sealed record FlagUse(FlagReference Flag, Location Location);
