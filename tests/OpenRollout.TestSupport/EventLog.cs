using System.Collections.Concurrent;
using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.TestSupport;

/// <summary>Writes down the events of an API.</summary>
internal sealed class EventLog
{
    private readonly ConcurrentQueue<ProviderEventPayload> _events = new();

    /// <summary>Begins to write.</summary>
    /// <param name="api">The API.</param>
    /// <param name="handle">What else to do at each event.</param>
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

    /// <summary>The types without their common beginning.</summary>
    public IEnumerable<string> Types => All.Select(payload => payload.Type.ToString().Replace("Provider", "", StringComparison.Ordinal));

    /// <summary>Waits for so many events, and returns the last of them.</summary>
    public async Task<ProviderEventPayload> WaitForAsync(int count)
    {
        await Eventually.Is(() => _events.Count >= count, $"event number {count}; there are: {string.Join(", ", Types)}");
        return All[count - 1];
    }
}
