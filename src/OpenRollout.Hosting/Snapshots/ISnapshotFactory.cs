namespace OpenRollout.Hosting;

/// <summary>Takes snapshots for users that the code itself knows, as a worker does with messages of many. Thread-safe.</summary>
/// <typeparam name="TSnapshot">The generated structure.</typeparam>
/// <typeparam name="TContext">The generated context.</typeparam>
public interface ISnapshotFactory<out TSnapshot, TContext>
    where TContext : struct, IFlagContext<TContext>
{
    /// <summary>Takes a snapshot.</summary>
    /// <param name="context">The user.</param>
    TSnapshot Take(in TContext context);
}
