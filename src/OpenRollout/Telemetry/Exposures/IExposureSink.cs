namespace OpenRollout;

/// <summary>
/// Gets first exposures and tracked events, for experiments: a queue, a database, an analytics service. It is called in
/// the background, one call after the other and never two at once, and may take its time: what piles up beyond the
/// queue meanwhile is dropped and counted. What it throws is counted and logged; the batch is not given again.
/// </summary>
public interface IExposureSink
{
    /// <summary>Takes a batch of first exposures, in about the order in which they happened.</summary>
    /// <param name="exposures">At least one; the sink may keep the list.</param>
    /// <param name="cancellationToken">Cancelled when the provider has waited long enough at its shutdown.</param>
    ValueTask ExposedAsync(IReadOnlyList<Exposure> exposures, CancellationToken cancellationToken);

    /// <summary>Takes a batch of tracked events, after the exposures that were noted before them. Does nothing unless implemented.</summary>
    /// <param name="events">At least one; the sink may keep the list.</param>
    /// <param name="cancellationToken">Cancelled when the provider has waited long enough at its shutdown.</param>
    ValueTask TrackedAsync(IReadOnlyList<TrackedEvent> events, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
