namespace OpenRollout.Manifest;

/// <summary>A flag with its C# name.</summary>
/// <param name="Name">The name within its group.</param>
/// <param name="Flag">The flag.</param>
public sealed record NamedFlag(string Name, FlagDefinition Flag);
