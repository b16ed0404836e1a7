namespace OpenRollout;

/// <summary>
/// Receives first exposures and tracked events for experiments, for example to write them to a queue, a database or an
/// analytics service. It is called in the background, never by two threads at once, and may be slow: items that exceed the
/// queue are dropped and counted. Exceptions are logged and counted; the batch is not delivered again.
/// </summary>
public interface IExposureSink
{
    /// <summary>Receives a batch of first exposures, approximately in the order in which they happened.</summary>
    /// <param name="exposures">The exposures, at least one. The sink may keep the list.</param>
    /// <param name="cancellationToken">Canceled when a shutdown has waited for <see cref="ExposureOptions.FlushTimeout"/>.</param>
    /// <returns>A task that completes when the sink can receive the next batch.</returns>
    ValueTask ExposedAsync(IReadOnlyList<Exposure> exposures, CancellationToken cancellationToken);

    /// <summary>Receives a batch of tracked events, after the exposures that were recorded before them. The default implementation does nothing.</summary>
    /// <param name="events">The events, at least one. The sink may keep the list.</param>
    /// <param name="cancellationToken">Canceled when a shutdown has waited for <see cref="ExposureOptions.FlushTimeout"/>.</param>
    /// <returns>A task that completes when the sink can receive the next batch.</returns>
    ValueTask TrackedAsync(IReadOnlyList<TrackedEvent> events, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
