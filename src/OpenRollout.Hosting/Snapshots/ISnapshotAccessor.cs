namespace OpenRollout.Hosting;

/// <summary>
/// Gives the snapshot that goes with what is running now, for singletons: they must not keep a snapshot, which is one
/// user's. Thread-safe.
/// </summary>
/// <typeparam name="TSnapshot">The generated structure, or its interface.</typeparam>
public interface ISnapshotAccessor<out TSnapshot>
{
    /// <summary>
    /// The snapshot of the request that is being answered; outside of one a new snapshot each time. Ask each time, and
    /// keep it no longer than what is being done.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is what says who the user is that asks, and a snapshot needs the user first.</exception>
    TSnapshot Current { get; }
}
