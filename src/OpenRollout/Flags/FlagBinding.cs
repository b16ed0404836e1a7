using OpenFeature;

namespace OpenRollout;

/// <summary>
/// Which OpenFeature API or client the flags of one manifest are evaluated through. Without being bound it is
/// <see cref="Api.Instance"/>. Thread-safe.
/// </summary>
public sealed class FlagBinding
{
    private readonly string? _domain;
    private readonly object _lock = new();
    private readonly List<Scope> _scopes = [];
    private volatile BoundClient? _current;

    /// <summary>Makes a binding.</summary>
    /// <param name="domain">The domain to use unless bound otherwise; null for the default one.</param>
    public FlagBinding(string? domain = null) => _domain = domain;

    internal BoundClient Current => _current ?? BindDefault();

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

    private BoundClient BindDefault()
    {
        lock (_lock)
        {
            return _current ??= new BoundClient(Api.Instance, _domain);
        }
    }

    private Scope Push(BoundClient client)
    {
        var scope = new Scope(this, client);
        lock (_lock)
        {
            _scopes.Add(scope);
            _current = client;
        }

        return scope;
    }

    private void Remove(Scope scope)
    {
        lock (_lock)
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
