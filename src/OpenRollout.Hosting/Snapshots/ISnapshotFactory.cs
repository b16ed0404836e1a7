namespace OpenRollout.Hosting;

/// <summary>Takes snapshots for users that the calling code knows, for example a worker that processes messages of many users. Thread-safe.</summary>
/// <typeparam name="TSnapshot">The generated snapshot structure.</typeparam>
/// <typeparam name="TContext">The generated context structure.</typeparam>
public interface ISnapshotFactory<out TSnapshot, TContext>
    where TContext : struct, IFlagContext<TContext>
{
    /// <summary>Takes a snapshot of all flags for a user.</summary>
    /// <param name="context">The evaluation context of the user.</param>
    /// <returns>The snapshot.</returns>
    TSnapshot Take(in TContext context);
}
