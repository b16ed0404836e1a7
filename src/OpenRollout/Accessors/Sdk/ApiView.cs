using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using OpenFeature;
using OpenFeature.Model;
using OpenRollout.Providers;

namespace OpenRollout.Accessors.Sdk;

/// <summary>
/// A view of the current state of an API: whether it has hooks, its provider for a domain, and its contexts. It sees each change as soon as
/// the call that made the change has returned. Takes no lock if the SDK has the expected fields, so threads do not wait for each other. Thread-safe.
/// </summary>
internal sealed class ApiView
{
    /// <summary>The AppContext switch that makes the view use the SDK's members, with their locks, instead of its fields.</summary>
    private const string Switch = "OpenRollout.UseOpenFeatureLocks";

    private readonly Api _api;
    private readonly string? _domain;
    private readonly ConcurrentStack<Hook>? _hooks;
    private readonly HookView? _hookView;
    private readonly bool _readsProviders;
    private readonly bool _readsContext;
    private volatile SdkProviders? _providers;

    /// <summary>Initializes a new view.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain; null for the default domain.</param>
    public ApiView(Api api, string? domain)
    {
        _api = api;
        _domain = string.IsNullOrWhiteSpace(domain) ? null : domain;
        var readsFields = !(AppContext.TryGetSwitch(Switch, out var usesLocks) && usesLocks);
        _hooks = readsFields && SdkFields.HasHooks ? SdkFields.HooksOf(api) : null;
        _hookView = _hooks is null ? new HookView(api) : null;
        _readsProviders = readsFields && SdkFields.HasProviders;
        _readsContext = readsFields && SdkFields.HasContext;
    }

    /// <summary>Gets the API.</summary>
    public Api Api => _api;

    /// <summary>Gets a value indicating whether the API has hooks.</summary>
    public bool HasHooks => _hooks is { } hooks ? !hooks.IsEmpty : !_hookView!.IsEmpty;

    /// <summary>Gets the global context.</summary>
    public EvaluationContext Context => _readsContext ? SdkFields.ContextOf(_api) : _api.GetContext();

    /// <summary>Gets the transaction's context from the application's propagator, which may throw or return null.</summary>
    public EvaluationContext? TransactionContext => _api.GetTransactionContext();

    /// <summary>Returns the state of the domain's provider; null if the provider is not a usable <see cref="OpenRolloutProvider"/>.</summary>
    /// <param name="client">A client of the domain.</param>
    public ProviderState? FindState(IFeatureClient client)
        => (_providers?.Find(_domain) as OpenRolloutProvider)?.DirectStateFor(client) ?? FindStateThroughSdk(client);

    /// <summary>Reads the fields again and asks the SDK, whose answer counts: after a shutdown the API keeps its providers in another object.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ProviderState? FindStateThroughSdk(IFeatureClient client)
    {
        if (_readsProviders)
        {
            _providers = SdkProviders.Of(_api, _domain);
        }

        var provider = _domain is null ? _api.GetProvider() : _api.GetProvider(_domain);
        return (provider as OpenRolloutProvider)?.DirectStateFor(client);
    }
}
