using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>
/// What holds in an API at a moment: whether it has hooks, its provider for a domain, and its contexts. What the application has set is seen as
/// soon as setting it has returned. Mostly no lock is taken, so that threads do not hold each other up. Thread-safe.
/// </summary>
internal sealed class ApiView
{
    /// <summary>The switch by which an application has the SDK's own members asked, under their locks.</summary>
    private const string Switch = "OpenRollout.UseOpenFeatureLocks";

    private readonly Api _api;
    private readonly string? _domain;
    private readonly ConcurrentStack<Hook>? _hooks;
    private readonly HookView? _askedHooks;
    private readonly bool _readsProviders;
    private readonly bool _readsContext;
    private volatile SdkProviders? _providers;

    /// <summary>Looks at an API.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain; null for the default one.</param>
    public ApiView(Api api, string? domain)
    {
        _api = api;
        _domain = string.IsNullOrWhiteSpace(domain) ? null : domain;
        var readsFields = !(AppContext.TryGetSwitch(Switch, out var usesLocks) && usesLocks);
        _hooks = readsFields && SdkFields.HasHooks ? SdkFields.HooksOf(api) : null;
        _askedHooks = _hooks is null ? new HookView(api) : null;
        _readsProviders = readsFields && SdkFields.HasProviders;
        _readsContext = readsFields && SdkFields.HasContext;
    }

    /// <summary>The API.</summary>
    public Api Api => _api;

    /// <summary>Whether there are hooks.</summary>
    public bool HasHooks => _hooks is { } hooks ? !hooks.IsEmpty : !_askedHooks!.IsEmpty;

    /// <summary>The global context.</summary>
    public EvaluationContext Context => _readsContext ? SdkFields.ContextOf(_api) : _api.GetContext();

    /// <summary>The transaction's context, by the application's propagator, which may throw or give null.</summary>
    public EvaluationContext? TransactionContext => _api.GetTransactionContext();

    /// <summary>Returns what the provider serves; null where it is none of ours, or not usable.</summary>
    /// <param name="client">A client of the domain.</param>
    public ProviderState? FindState(IFeatureClient client)
        => (_providers?.Find(_domain) as OpenRolloutProvider)?.DirectStateFor(client) ?? AskForState(client);

    /// <summary>After the API was shut down its providers are elsewhere; whatever was found before, the SDK has the last word.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ProviderState? AskForState(IFeatureClient client)
    {
        if (_readsProviders)
        {
            _providers = SdkProviders.Of(_api, _domain);
        }

        var provider = _domain is null ? _api.GetProvider() : _api.GetProvider(_domain);
        return (provider as OpenRolloutProvider)?.DirectStateFor(client);
    }
}
