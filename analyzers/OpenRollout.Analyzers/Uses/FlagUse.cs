using Microsoft.CodeAnalysis;

namespace OpenRollout.Analyzers;

/// <summary>A place in the code where a flag is used.</summary>
/// <param name="Key">The flag.</param>
/// <param name="ClassName">The generated class that it is read from; null for a key that is given as text.</param>
/// <param name="Location">The accessor or the key.</param>
internal sealed record FlagUse(string Key, string? ClassName, Location Location);
