using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>A client that accessors evaluate through, and the way around it where nobody could tell the difference.</summary>
internal sealed class BoundClient
{
    private readonly ApiView? _api;
    private readonly string? _domain;
    private readonly Func<EvaluationContext?>? _getContext;
    private readonly IFeatureClient _client;

    /// <summary>Binds to a client that others may have, so every evaluation goes through it.</summary>
    public BoundClient(IFeatureClient client) => _client = client;

    /// <summary>Binds to an API by a client of our own, which therefore has no hooks.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain; null for the default one.</param>
    /// <param name="getContext">Returns the client's context for each evaluation; null for a client without a context.</param>
    public BoundClient(Api api, string? domain, Func<EvaluationContext?>? getContext = null)
    {
        _api = new ApiView(api, domain);
        _domain = domain;
        _getContext = getContext;
        _client = api.GetClient(domain);
    }

    private BoundClient(BoundClient other, EvaluationContext? context)
    {
        _api = other._api!;
        _domain = other._domain;
        _getContext = () => context;
        _client = other._client;
    }

    /// <summary>The client, with its context of now. Throws what the function that returns the context throws.</summary>
    public IFeatureClient Client => _getContext is null ? _client : _api!.Api.GetClient(_domain, context: _getContext());

    /// <summary>Returns a client that keeps the context of now. Throws what the function that returns the context throws.</summary>
    public BoundClient KeepContext() => _getContext is null ? this : new BoundClient(this, _getContext());

    /// <summary>
    /// Finds out whether the client would do nothing but ask our provider: nobody listens to the SDK's activities, the
    /// API has no hooks, and its provider is ours and usable. Allocates nothing without a client context; what a
    /// propagator or the function that returns the context throws passes through.
    /// </summary>
    public bool TryGetDirect(out DirectAccess access)
    {
        access = default;
        if (_api is null || SdkActivity.HasListeners || _api.HasHooks)
        {
            return false;
        }

        // A propagator that gives null makes the client throw.
        if (_api.FindState(_client) is not { } state || _api.TransactionContext is not { } transaction)
        {
            return false;
        }

        access = new DirectAccess(state, transaction, _getContext is null ? _api : MergeContexts(_api.Context, _getContext()));
        return true;
    }

    /// <summary>Returns what the client would merge before the transaction's context: its own context wins over the API's.</summary>
    private static EvaluationContext MergeContexts(EvaluationContext global, EvaluationContext? own)
        => own is null or { Count: 0 } ? global
            : global.Count == 0 ? own
            : EvaluationContext.Builder().Merge(global).Merge(own).Build();
}
