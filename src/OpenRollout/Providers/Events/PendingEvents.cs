using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Providers.Events;

/// <summary>
/// The events that the SDK has not received yet, coalesced: the current report, compared with the last one delivered, and the set of
/// changed keys. Nothing grows with the number of events, and no last state or changed key is lost. Not thread-safe.
/// </summary>
internal sealed class PendingEvents
{
    private readonly SortedSet<string> _changed = new(StringComparer.Ordinal);
    private ProviderReport? _current;
    private ProviderReport? _delivered;

    /// <summary>Gets a value indicating whether the current report differs from the last one delivered.</summary>
    public bool HasNewReport => _current is not null && _current != _delivered;

    /// <summary>Sets the current report.</summary>
    public void Report(ProviderReport report) => _current = report;

    /// <summary>Adds the keys of changed flags.</summary>
    public void ReportChanges(IReadOnlyList<string> keys) => _changed.UnionWith(keys);

    /// <summary>Records a report that the SDK derives itself. It covers all changes so far.</summary>
    public void MarkDelivered(ProviderReport known)
    {
        _delivered = known;
        _changed.Clear();
    }

    /// <summary>Removes and returns the next event; null if there is none. A new report comes before changes, which are of use only once the provider is ready.</summary>
    public ProviderEventPayload? Dequeue()
    {
        if (HasNewReport)
        {
            _delivered = _current;
            return _current!.ToPayload();
        }

        if (_changed.Count == 0)
        {
            return null;
        }

        var changes = new ProviderEventPayload
        {
            Type = ProviderEventTypes.ProviderConfigurationChanged,
            ProviderName = OpenRolloutProvider.Name,
            FlagsChanged = [.. _changed],
        };
        _changed.Clear();
        return changes;
    }
}
