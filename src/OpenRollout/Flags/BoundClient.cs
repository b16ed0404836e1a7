using OpenFeature;

namespace OpenRollout;

/// <summary>A client that accessors evaluate through, and the way around it where nobody could tell the difference.</summary>
internal sealed class BoundClient
{
    private readonly Api? _api;
    private readonly string? _domain;
    private readonly HookView? _hooks;

    /// <summary>Binds to a client that others may have, so every evaluation goes through it.</summary>
    public BoundClient(IFeatureClient client) => Client = client;

    /// <summary>Binds to an API by a client of our own, which therefore has neither hooks nor a context.</summary>
    public BoundClient(Api api, string? domain)
    {
        _api = api;
        _domain = domain;
        _hooks = new HookView(api);
        Client = api.GetClient(domain);
    }

    public IFeatureClient Client { get; }

    /// <summary>
    /// Finds out whether the client would do nothing but ask our provider: nobody listens to the SDK's activities, the
    /// API has no hooks, and its provider is ours and usable. Allocates nothing; what a propagator throws
    /// passes through.
    /// </summary>
    public bool TryGetDirect(out DirectAccess access)
    {
        access = default;
        if (_api is null || SdkActivity.HasListeners || !_hooks!.IsEmpty)
        {
            return false;
        }

        var provider = _domain is null ? _api.GetProvider() : _api.GetProvider(_domain);
        if ((provider as OpenRolloutProvider)?.DirectStateFor(Client) is not { } state)
        {
            return false;
        }

        // A propagator that gives null makes the client throw.
        if (_api.GetTransactionContext() is not { } transaction)
        {
            return false;
        }

        access = new DirectAccess(state, transaction, _api);
        return true;
    }
}
