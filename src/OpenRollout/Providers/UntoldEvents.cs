using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>
/// What the SDK was not told yet. Kept is not a list of events but what holds now beside what the SDK was told last: the
/// last status and all changed keys, so nothing grows or is lost. Whoever shares it locks.
/// </summary>
internal sealed class UntoldEvents
{
    private readonly SortedSet<string> _changed = new(StringComparer.Ordinal);
    private ProviderReport? _current;
    private ProviderReport? _told;

    /// <summary>Whether the provider is otherwise than the SDK was told.</summary>
    public bool HasNews => _current is not null && _current != _told;

    /// <summary>Takes up how the provider is now.</summary>
    public void Report(ProviderReport report) => _current = report;

    /// <summary>Takes up flags that changed.</summary>
    public void ReportChanges(IReadOnlyList<string> keys) => _changed.UnionWith(keys);

    /// <summary>Notes what the SDK knows by itself, all changes until then included.</summary>
    public void NoteTold(ProviderReport known)
    {
        _told = known;
        _changed.Clear();
    }

    /// <summary>Returns what to tell next; null where there is nothing. The status goes first: what changed is of interest to who knows that the provider is ready.</summary>
    public ProviderEventPayload? Take()
    {
        if (HasNews)
        {
            _told = _current;
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
