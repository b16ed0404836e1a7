namespace OpenRollout.Manifest.Naming;

/// <summary>A flag with its C# name.</summary>
/// <param name="Name">The C# name, unique in its group.</param>
/// <param name="Flag">The flag.</param>
internal sealed record NamedFlag(string Name, FlagDefinition Flag);
