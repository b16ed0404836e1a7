namespace OpenRollout.Generators.Model;

/// <summary>
/// What the accessors of one manifest depend on. It has no place in the text, so moving a flag, or changing who gets
/// what, leaves it equal, and nothing of them is written again.
/// </summary>
/// <param name="Identity">The names.</param>
/// <param name="Context">The typed context.</param>
/// <param name="Root">The flags.</param>
internal sealed record ManifestModel(ManifestIdentity Identity, ContextModel Context, GroupModel Root)
{
    /// <summary>The structure with a property for each flag.</summary>
    public string SnapshotName => Root.SnapshotType;

    /// <summary>The interface of that structure.</summary>
    public string SnapshotInterfaceName => Root.SnapshotInterface;
}
