using System.Collections.Concurrent;
using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.TestSupport;

/// <summary>Records the events of an API.</summary>
internal sealed class EventLog
{
    private readonly ConcurrentQueue<ProviderEventPayload> _events = new();

    /// <summary>Initializes a new instance and starts recording.</summary>
    /// <param name="api">The API.</param>
    /// <param name="handle">An action to run for each event, or null.</param>
    public EventLog(Api api, Action? handle = null)
    {
        foreach (var type in Enum.GetValues<ProviderEventTypes>())
        {
            api.AddHandler(type, payload =>
            {
                _events.Enqueue(payload!);
                handle?.Invoke();
            });
        }
    }

    public IReadOnlyList<ProviderEventPayload> All => [.. _events];

    /// <summary>Gets the event types without their common prefix.</summary>
    public IEnumerable<string> Types => All.Select(payload => payload.Type.ToString().Replace("Provider", "", StringComparison.Ordinal));

    /// <summary>Waits until there are <paramref name="count"/> events, and returns the last of them.</summary>
    public async Task<ProviderEventPayload> WaitForAsync(int count)
    {
        await Eventually.Is(() => _events.Count >= count, $"event number {count}; there are: {string.Join(", ", Types)}");
        return All[count - 1];
    }
}
