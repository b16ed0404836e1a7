namespace OpenRollout.Hosting;

/// <summary>
/// Provides the snapshot of the current scope to singletons, which must not hold a snapshot, as it belongs to one user. Thread-safe.
/// </summary>
/// <typeparam name="TSnapshot">The generated snapshot structure or its interface.</typeparam>
public interface ISnapshotAccessor<out TSnapshot>
{
    /// <summary>
    /// Gets the snapshot of the current request. Outside of a request and in long-lived connections (WebSockets, SignalR hubs, Blazor
    /// circuits, gRPC streams, server-sent events) it is a new snapshot on each call. Do not store the snapshot beyond the current
    /// operation.
    /// </summary>
    /// <exception cref="InvalidOperationException">The property is read while the user of the snapshot is being determined.</exception>
    TSnapshot Current { get; }

    /// <summary>
    /// Takes a new snapshot for the user of <see cref="Current"/> with the manifest and time of the call. In a streamed response or a
    /// long-running request, call it for each message or after each wait, so that a kill switch takes effect.
    /// </summary>
    /// <returns>The new snapshot, which does not replace <see cref="Current"/>.</returns>
    /// <exception cref="InvalidOperationException">The method is called while the user of the snapshot is being determined.</exception>
    TSnapshot Take();
}
