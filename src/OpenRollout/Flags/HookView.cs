using OpenFeature;

namespace OpenRollout;

/// <summary>
/// Tells whether an API has hooks, without allocating. The SDK hands out its hooks as a view that follows their changes
/// and can be counted without being walked; that is tried once, on a client that nobody else knows, and where it does
/// not hold the view is fetched anew each time.
/// </summary>
internal sealed class HookView
{
    private readonly Api _api;
    private readonly IEnumerable<Hook>? _live;

    public HookView(Api api)
    {
        _api = api;
        _live = IsLive(api) ? api.GetHooks() : null;
    }

    public bool IsEmpty => CountsZero(_live ?? _api.GetHooks());

    private static bool IsLive(Api api)
    {
        var client = api.GetClient("openrollout");
        var view = client.GetHooks();
        if (!view.TryGetNonEnumeratedCount(out var before) || before != 0)
        {
            return false;
        }

        client.AddHooks(new ProbeHook());
        return view.TryGetNonEnumeratedCount(out var after) && after == 1;
    }

    private static bool CountsZero(IEnumerable<Hook> hooks)
        => hooks.TryGetNonEnumeratedCount(out var count) ? count == 0 : !hooks.Any();

    private sealed class ProbeHook : Hook;
}
