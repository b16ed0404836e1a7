namespace OpenRollout.Hosting.Snapshots;

/// <summary>Implements <see cref="ISnapshotAccessor{TSnapshot}"/> by two functions.</summary>
internal sealed class SnapshotAccessor<TSnapshot>(Func<TSnapshot> find, Func<TSnapshot> take) : ISnapshotAccessor<TSnapshot>
{
    public TSnapshot Current => find();

    public TSnapshot Take() => take();
}
