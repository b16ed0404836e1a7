namespace OpenRollout.Hosting.Snapshots;

/// <summary>Gives what is found now, or takes anew.</summary>
internal sealed class SnapshotAccessor<TSnapshot>(Func<TSnapshot> find, Func<TSnapshot> take) : ISnapshotAccessor<TSnapshot>
{
    public TSnapshot Current => find();

    public TSnapshot Take() => take();
}
