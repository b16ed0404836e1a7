namespace OpenRollout.Manifest.Naming;

/// <summary>A group of flags whose keys start with the same parts, for which a class of accessors is generated.</summary>
/// <param name="Name">The C# name of the class.</param>
/// <param name="Groups">The groups in this group, in the order of their names.</param>
/// <param name="Flags">The flags in this group, in the order of their names.</param>
internal sealed record FlagGroup(string Name, IReadOnlyList<FlagGroup> Groups, IReadOnlyList<NamedFlag> Flags);
