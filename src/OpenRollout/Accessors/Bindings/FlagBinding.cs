using System.ComponentModel;
using OpenFeature;
using OpenFeature.Model;
using OpenRollout.Accessors.Bindings;

namespace OpenRollout;

/// <summary>
/// A binding of one manifest's flags to the OpenFeature API or client that evaluates them. Until it is bound, it uses the default
/// of the process, which is <see cref="Api.Instance"/> or the API that <see cref="BindDefault(Api, string?)"/> has set. Thread-safe.
/// </summary>
public sealed class FlagBinding
{
    private readonly List<Scope> _scopes = [];

    /// <summary>Cached, so that an evaluation reads one field. Null until it is first used, and after the default has changed.</summary>
    private volatile BoundClient? _current;

    /// <summary>Initializes a binding that uses the default of the process until it is bound. Called by generated code.</summary>
    /// <param name="domain">The OpenFeature domain of the manifest; null for the default domain.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public FlagBinding(string? domain = null) => Domain = domain;

    /// <summary>Initializes a binding to an API, such as a container's. The static accessors are not affected.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain; null for the default domain.</param>
    public FlagBinding(Api api, string? domain = null)
        : this(domain)
    {
        ArgumentNullException.ThrowIfNull(api);
        // The scope is never disposed of, so the binding never uses the default.
        Push(new BoundClient(api, domain));
    }

    /// <summary>Initializes a binding to an API through a client with a context. The static accessors are not affected.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain; null for the default domain.</param>
    /// <param name="getContext">
    /// Returns the context of the client, which OpenFeature merges between the API's context and the transaction's; null for
    /// none. Called for each evaluation and for each snapshot, from any thread. If it throws, flags have their defaults.
    /// </param>
    internal FlagBinding(Api api, string? domain, Func<EvaluationContext?> getContext)
        : this(domain)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(getContext);
        Push(new BoundClient(api, domain, getContext));
    }

    /// <summary>Gets the domain that is used unless the binding is bound to another one; null for the default domain.</summary>
    internal string? Domain { get; }

    /// <summary>Gets a value indicating whether the binding is bound, so that it does not use the default.</summary>
    internal bool IsBound
    {
        get
        {
            lock (DefaultBinding.Gate)
            {
                return _scopes.Count > 0;
            }
        }
    }

    internal BoundClient Current => _current ?? SubscribeToDefault();

    /// <summary>
    /// Makes an API the default of the process: all flags whose own binding is not bound are evaluated through it. Call it
    /// when an application without a host starts. If it is called more than once, the last call wins.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain whose flags use the API; null for the flags of all domains, each in its domain.</param>
    /// <returns>An object that restores the previous default when it is disposed of. Such objects can be disposed of in any order.</returns>
    public static IDisposable BindDefault(Api api, string? domain = null)
    {
        ArgumentNullException.ThrowIfNull(api);
        return DefaultBinding.Push(api, domain, null);
    }

    /// <summary>Makes an API the default of the process, as <see cref="BindDefault(Api, string?)"/> does, through clients with a context.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain whose flags use the API; null for the flags of all domains, each in its domain.</param>
    /// <param name="getContext"><inheritdoc cref="FlagBinding(Api, string?, Func{EvaluationContext?})" path="/param[@name='getContext']/node()"/></param>
    /// <returns>An object that restores the previous default when it is disposed of. Such objects can be disposed of in any order.</returns>
    internal static IDisposable BindDefault(Api api, string? domain, Func<EvaluationContext?> getContext)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(getContext);
        return DefaultBinding.Push(api, domain, getContext);
    }

    /// <summary>Evaluates the flags through an API until the result is disposed of.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain; null for the manifest's own.</param>
    /// <returns>An object that restores the previous binding when it is disposed of. Such objects can be disposed of in any order.</returns>
    public IDisposable Bind(Api api, string? domain = null)
    {
        ArgumentNullException.ThrowIfNull(api);
        return Push(new BoundClient(api, domain ?? Domain));
    }

    /// <summary>Evaluates the flags through a client, with its hooks and its context, until the result is disposed of.</summary>
    /// <param name="client">The client.</param>
    /// <returns>An object that restores the previous binding when it is disposed of. Such objects can be disposed of in any order.</returns>
    public IDisposable Bind(IFeatureClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return Push(new BoundClient(client));
    }

    /// <summary>Clears the cached client of the default, unless the binding is bound. Call it with the gate held.</summary>
    internal void ClearDefault()
    {
        if (_scopes.Count == 0)
        {
            _current = null;
        }
    }

    private BoundClient SubscribeToDefault()
    {
        lock (DefaultBinding.Gate)
        {
            return _current ??= DefaultBinding.Subscribe(this, Domain);
        }
    }

    private Scope Push(BoundClient client)
    {
        var scope = new Scope(this, client);
        lock (DefaultBinding.Gate)
        {
            _scopes.Add(scope);
            _current = client;
        }

        return scope;
    }

    private void Remove(Scope scope)
    {
        lock (DefaultBinding.Gate)
        {
            if (_scopes.Remove(scope))
            {
                _current = _scopes.Count > 0 ? _scopes[^1].Client : null;
            }
        }
    }

    private sealed class Scope(FlagBinding binding, BoundClient client) : IDisposable
    {
        public BoundClient Client { get; } = client;

        public void Dispose() => binding.Remove(this);
    }
}
