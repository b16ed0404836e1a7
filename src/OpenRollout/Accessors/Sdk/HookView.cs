using OpenFeature;

namespace OpenRollout.Accessors.Sdk;

/// <summary>
/// Checks whether an API has hooks, without an allocation if possible. The SDK returns its hooks as a live view that has a count. That is
/// verified once, on a new client; if it does not hold, the view is read again for each check.
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
