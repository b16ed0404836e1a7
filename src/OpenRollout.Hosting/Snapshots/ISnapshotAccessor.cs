namespace OpenRollout.Hosting;

/// <summary>
/// Gives the snapshot that goes with what is running now, for singletons: they must not keep a snapshot, which is one
/// user's. Thread-safe.
/// </summary>
/// <typeparam name="TSnapshot">The generated structure, or its interface.</typeparam>
public interface ISnapshotAccessor<out TSnapshot>
{
    /// <summary>
    /// Gets the snapshot of the request that is being answered; outside of one, and in what stays open (a WebSocket, a hub, a
    /// Blazor circuit, a gRPC stream, server-sent events), a new snapshot each time. Ask each time, and keep it no longer than
    /// what is being done.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is what says who the user is that asks, and a snapshot needs the user first.</exception>
    TSnapshot Current { get; }

    /// <summary>
    /// Takes a new snapshot for the user of <see cref="Current"/>, by the manifest and the time of this moment. Call it for each
    /// message of a response that is streamed, and after each wait of a request that takes long, so that a kill arrives.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is what says who the user is that asks, and a snapshot needs the user first.</exception>
    TSnapshot Take();
}
