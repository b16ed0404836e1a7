namespace OpenRollout.Generators.Model;

/// <summary>A class with flags, and the structure and the interface that go with it in a snapshot.</summary>
/// <param name="Name">The class.</param>
/// <param name="SnapshotProperty">The property that leads to the group in a snapshot.</param>
/// <param name="SnapshotType">The structure's name.</param>
/// <param name="SnapshotInterface">The interface's name.</param>
/// <param name="Groups">The groups within.</param>
/// <param name="Flags">The flags within.</param>
internal sealed record GroupModel(
    string Name,
    string SnapshotProperty,
    string SnapshotType,
    string SnapshotInterface,
    EquatableArray<GroupModel> Groups,
    EquatableArray<FlagModel> Flags)
{
    /// <summary>All flags of this group and of those within.</summary>
    public IEnumerable<FlagModel> AllFlags => Flags.Concat(Groups.SelectMany(group => group.AllFlags));
}
