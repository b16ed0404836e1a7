namespace OpenRollout.Hosting;

/// <summary>Gives what is found now.</summary>
internal sealed class SnapshotAccessor<TSnapshot>(Func<TSnapshot> find) : ISnapshotAccessor<TSnapshot>
{
    public TSnapshot Current => find();
}
