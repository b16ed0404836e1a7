namespace OpenRollout.Generators.Model;

/// <summary>
/// All that the accessors of one manifest depend on. It holds no positions in the text and no rollouts, so moving a flag or
/// changing a percentage leaves it equal, and no accessor is written again.
/// </summary>
/// <param name="Identity">The names.</param>
/// <param name="Context">The typed context.</param>
/// <param name="Root">The flags.</param>
/// <param name="Events">The events that guardrails count.</param>
internal sealed record ManifestModel(ManifestIdentity Identity, ContextModel Context, GroupModel Root, EquatableArray<EventModel> Events)
{
    /// <summary>Gets the name of the snapshot, a struct with a property for each flag.</summary>
    public string SnapshotName => Root.SnapshotType;

    /// <summary>Gets the name of the snapshot's interface.</summary>
    public string SnapshotInterfaceName => Root.SnapshotInterface;
}
