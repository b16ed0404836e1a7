using System.Runtime.CompilerServices;
using OpenFeature;
using OpenFeature.Model;
using OpenRollout.Accessors.Sdk;
using OpenRollout.Providers;

namespace OpenRollout.Accessors.Bindings;

/// <summary>The client that accessors evaluate through, and the check for evaluations that do not need it. Thread-safe.</summary>
internal sealed class BoundClient
{
    private readonly ApiView? _api;
    private readonly string? _domain;
    private readonly Func<EvaluationContext?>? _getContext;
    private readonly IFeatureClient _client;

    /// <summary>Binds to a client of the application. It may get hooks at any time, so every evaluation uses it.</summary>
    public BoundClient(IFeatureClient client) => _client = client;

    /// <summary>Binds to an API through a client that no other code has, and that therefore has no hooks.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain; null for the default domain.</param>
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

    /// <summary>Gets the client with its current context. Exceptions of the function that returns the context are not caught.</summary>
    public IFeatureClient Client => _getContext is null ? _client : _api!.Api.GetClient(_domain, context: _getContext());

    /// <summary>Gets the context of the current transaction from the API's propagator, which may throw or return null. Null for a client of the application, whose API is unknown.</summary>
    public EvaluationContext? TransactionContext => _api?.TransactionContext;

    /// <summary>Returns a client that keeps the current context. Exceptions of the function that returns the context are not caught.</summary>
    public BoundClient CaptureContext() => _getContext is null ? this : new BoundClient(this, _getContext());

    /// <summary>
    /// Returns the environment for an evaluation without the client, if the client would only call our provider: the SDK's
    /// activities have no listener, the API has no hooks, and its provider is a usable <see cref="OpenRolloutProvider"/>.
    /// Allocates nothing unless the client has a context. Exceptions of propagators and of the function that returns the context are not caught.
    /// </summary>
    public bool TryGetEnvironment(out DirectEnvironment environment)
    {
        environment = default;
        return _api is not null && !SdkActivity.HasListeners && !_api.HasHooks && _api.FindState(_client) is { } state && TryGetEnvironment(state, out environment);
    }

    /// <summary>
    /// Returns the state of a usable <see cref="OpenRolloutProvider"/>; null for another provider, and for a client of the application. For
    /// events only, because the client calls no hooks and no listeners of the SDK's activities for them.
    /// </summary>
    public ProviderState? FindState() => _api?.FindState(_client);

    /// <summary>Returns the environment of a state that this client has found. Exceptions of propagators and of the function that returns the context are not caught.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetEnvironment(ProviderState state, out DirectEnvironment environment)
    {
        // A propagator that returns null makes the client throw.
        if (_api!.TransactionContext is not { } transaction)
        {
            environment = default;
            return false;
        }

        environment = new DirectEnvironment(state, transaction, _getContext is null ? _api : MergeContexts(_api.Context, _getContext()));
        return true;
    }

    /// <summary>Merges the contexts that the client merges before the transaction's: its own context wins over the API's.</summary>
    private static EvaluationContext MergeContexts(EvaluationContext global, EvaluationContext? own)
        => own is null or { Count: 0 } ? global
            : global.Count == 0 ? own
            : EvaluationContext.Builder().Merge(global).Merge(own).Build();
}
