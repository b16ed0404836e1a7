using System.ComponentModel;
using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>
/// Which OpenFeature API or client the flags of one manifest are evaluated through. Without being bound it is the
/// process's default, which is <see cref="Api.Instance"/> unless that is bound otherwise. Thread-safe.
/// </summary>
public sealed class FlagBinding
{
    private readonly string? _domain;
    private readonly List<Scope> _scopes = [];

    /// <summary>Kept, so that an evaluation reads one field; null until it is asked for, and after what it was made of has changed.</summary>
    private volatile BoundClient? _current;

    /// <summary>Initializes a binding that follows the default of the process until it is bound. Called by generated code.</summary>
    /// <param name="domain">The OpenFeature domain of the manifest; null for the default domain.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public FlagBinding(string? domain = null) => _domain = domain;

    /// <summary>Makes a binding to an API, for who has one of their own, as a container does: nothing is bound for others.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain; null for the default one.</param>
    public FlagBinding(Api api, string? domain = null)
        : this(domain)
    {
        ArgumentNullException.ThrowIfNull(api);
        // For good: no default is followed.
        Push(new BoundClient(api, domain));
    }

    /// <summary>Initializes a binding to an API through a client with a context: nothing is bound for others.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain; null for the default one.</param>
    /// <param name="getContext">
    /// Returns the context of the client, which OpenFeature merges between the API's context and the transaction's; null for
    /// none. Called for each evaluation and for each snapshot, from any thread. A flag has its default where this throws.
    /// </param>
    internal FlagBinding(Api api, string? domain, Func<EvaluationContext?> getContext)
        : this(domain)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(getContext);
        Push(new BoundClient(api, domain, getContext));
    }

    /// <summary>The domain that is used unless bound otherwise; null for the default one.</summary>
    internal string? Domain => _domain;

    /// <summary>Whether it is bound itself and follows no default.</summary>
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

    internal BoundClient Current => _current ?? FollowDefault();

    /// <summary>
    /// Evaluates the flags of the whole process through an API from now on, save those that are bound themselves. For who
    /// starts an application; of several, the last counts.
    /// </summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain whose flags are meant; null for all flags, those of each domain in theirs.</param>
    /// <returns>Restores what was bound before when it is disposed of, in whatever order.</returns>
    public static IDisposable BindDefault(Api api, string? domain = null)
    {
        ArgumentNullException.ThrowIfNull(api);
        return DefaultBinding.Push(api, domain, null);
    }

    /// <summary>Evaluates the flags of the whole process through an API, as <see cref="BindDefault(Api, string?)"/> does, and through clients with a context.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain whose flags are meant; null for all flags, those of each domain in theirs.</param>
    /// <param name="getContext"><inheritdoc cref="FlagBinding(Api, string?, Func{EvaluationContext?})" path="/param[@name='getContext']/node()"/></param>
    /// <returns>Restores what was bound before when it is disposed of, in whatever order.</returns>
    internal static IDisposable BindDefault(Api api, string? domain, Func<EvaluationContext?> getContext)
    {
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(getContext);
        return DefaultBinding.Push(api, domain, getContext);
    }

    /// <summary>Evaluates through an API from now on.</summary>
    /// <param name="api">The API.</param>
    /// <param name="domain">The domain; null for the manifest's own.</param>
    /// <returns>Restores what was bound before when it is disposed of, in whatever order.</returns>
    public IDisposable Bind(Api api, string? domain = null)
    {
        ArgumentNullException.ThrowIfNull(api);
        return Push(new BoundClient(api, domain ?? _domain));
    }

    /// <summary>Evaluates through a client from now on, with its hooks and its context.</summary>
    /// <param name="client">The client.</param>
    /// <returns>Restores what was bound before when it is disposed of, in whatever order.</returns>
    public IDisposable Bind(IFeatureClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return Push(new BoundClient(client));
    }

    /// <summary>Asks for the default anew when it is next needed, unless bound. Called with the gate held.</summary>
    internal void ForgetDefault()
    {
        if (_scopes.Count == 0)
        {
            _current = null;
        }
    }

    private BoundClient FollowDefault()
    {
        lock (DefaultBinding.Gate)
        {
            return _current ??= DefaultBinding.Follow(this, _domain);
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
