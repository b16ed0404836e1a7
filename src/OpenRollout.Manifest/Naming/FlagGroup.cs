namespace OpenRollout.Manifest;

/// <summary>Flags whose keys begin alike: a class of the generated accessors.</summary>
/// <param name="Name">The C# name of the class.</param>
/// <param name="Groups">The groups within, by name.</param>
/// <param name="Flags">The flags within, by name.</param>
public sealed record FlagGroup(string Name, IReadOnlyList<FlagGroup> Groups, IReadOnlyList<NamedFlag> Flags);
