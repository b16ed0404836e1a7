namespace OpenRollout.Generators.Model;

/// <summary>A class with flags, and the struct and the interface of the same group in a snapshot.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="SnapshotProperty">The name of the property that returns the group in a snapshot.</param>
/// <param name="SnapshotType">The name of the struct.</param>
/// <param name="SnapshotInterface">The name of the interface.</param>
/// <param name="Groups">The nested groups.</param>
/// <param name="Flags">The flags directly in this group.</param>
internal sealed record GroupModel(
    string Name,
    string SnapshotProperty,
    string SnapshotType,
    string SnapshotInterface,
    EquatableArray<GroupModel> Groups,
    EquatableArray<FlagModel> Flags)
{
    /// <summary>Gets the flags of this group and of all nested groups.</summary>
    public IEnumerable<FlagModel> AllFlags => Flags.Concat(Groups.SelectMany(group => group.AllFlags));
}
