using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenFeature;

/// <summary>Providers, hooks, context and handlers that the clients made here have in common.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It can be used again after it was shut down, and a semaphore without a handle needs no disposal.")]
public sealed class Api : IEventBus
{
    private readonly ConcurrentStack<Hook> _hooks = new();
    private readonly ReaderWriterLockSlim _contextLock = new();
    private EvaluationContext _evaluationContext = EvaluationContext.Empty;
    private volatile ITransactionContextPropagator _propagator = new NoOpTransactionContextPropagator();
    private volatile ILogger _logger = NullLogger.Instance;
    private volatile ProviderRepository _repository;

    internal Api()
    {
        _repository = new ProviderRepository(this);
    }

    public static Api Instance { get; } = new();

    internal EventDispatcher Events => _repository.Events;

    internal ILogger Logger => _logger;

    /// <summary>
    /// Sets the provider of every domain that has none of its own, and waits for its initialization. A failure is not thrown:
    /// it becomes an event and the provider's status. A cancellation is thrown, without an event, and the status is Error. A provider that nothing uses any more is shut down.
    /// </summary>
    /// <exception cref="InvalidOperationException">The provider is registered with another API.</exception>
    /// <exception cref="System.Threading.Channels.ChannelClosedException">The provider to replace had been replaced before: an instance cannot be set a second time.</exception>
    public Task SetProviderAsync(FeatureProvider featureProvider) => SetProviderAsync(featureProvider, CancellationToken.None);

    /// <inheritdoc cref="SetProviderAsync(FeatureProvider)"/>
    public Task SetProviderAsync(FeatureProvider featureProvider, CancellationToken cancellationToken) =>
        _repository.SetAsync(null, featureProvider, GetContext(), cancellationToken);

    /// <summary>Sets the provider of one domain; otherwise like <see cref="SetProviderAsync(FeatureProvider)"/>.</summary>
    public Task SetProviderAsync(string domain, FeatureProvider featureProvider) => SetProviderAsync(domain, featureProvider, CancellationToken.None);

    /// <inheritdoc cref="SetProviderAsync(string, FeatureProvider)"/>
    public Task SetProviderAsync(string domain, FeatureProvider featureProvider, CancellationToken cancellationToken)
    {
        return string.IsNullOrWhiteSpace(domain)
            ? throw new ArgumentNullException(nameof(domain))
            : _repository.SetAsync(domain, featureProvider, GetContext(), cancellationToken);
    }

    public FeatureProvider GetProvider() => _repository.Get(null);

    /// <summary>The provider of the domain, or else the one that serves all.</summary>
    public FeatureProvider GetProvider(string domain) => _repository.Get(domain);

    public Metadata? GetProviderMetadata() => GetProvider().GetMetadata();

    public Metadata? GetProviderMetadata(string domain) => GetProvider(domain).GetMetadata();

    /// <summary>A client of the domain <paramref name="name"/>.</summary>
    public FeatureClient GetClient(string? name = null, string? version = null, ILogger? logger = null, EvaluationContext? context = null) =>
        new(this, name, version, logger, context);

    public void AddHooks(Hook hook) => _hooks.Push(hook);

    public void AddHooks(IEnumerable<Hook> hooks) => _hooks.PushRange(hooks.ToArray());

    /// <summary>Returns the hooks in the order in which they were added: a live view, whose count is available without enumerating it.</summary>
    public IEnumerable<Hook> GetHooks() => _hooks.Reverse();

    public void ClearHooks() => _hooks.Clear();

    public void SetContext(EvaluationContext? context)
    {
        _contextLock.EnterWriteLock();
        try
        {
            _evaluationContext = context ?? EvaluationContext.Empty;
        }
        finally
        {
            _contextLock.ExitWriteLock();
        }
    }

    public EvaluationContext GetContext()
    {
        _contextLock.EnterReadLock();
        try
        {
            return _evaluationContext;
        }
        finally
        {
            _contextLock.ExitReadLock();
        }
    }

    public EvaluationContext GetTransactionContext() => _propagator.GetTransactionContext();

    public void SetTransactionContext(EvaluationContext evaluationContext)
    {
        ArgumentNullException.ThrowIfNull(evaluationContext);
        _propagator.SetTransactionContext(evaluationContext);
    }

    public void SetTransactionContextPropagator(ITransactionContextPropagator transactionContextPropagator)
    {
        ArgumentNullException.ThrowIfNull(transactionContextPropagator);
        _propagator = transactionContextPropagator;
    }

    public void AddHandler(ProviderEventTypes type, EventHandlerDelegate handler) => Events.AddHandler(null, type, handler);

    public void RemoveHandler(ProviderEventTypes type, EventHandlerDelegate handler) => Events.RemoveHandler(null, type, handler);

    public void SetLogger(ILogger logger) => _logger = logger;

    /// <summary>Shuts every provider down and sets everything back; the API can be used again after that.</summary>
    public async Task ShutdownAsync()
    {
        var repository = _repository;
        _repository = new ProviderRepository(this);
        _evaluationContext = EvaluationContext.Empty;
        _propagator = new NoOpTransactionContextPropagator();
        _hooks.Clear();
        await repository.ShutdownAsync().ConfigureAwait(false);
    }

    internal FeatureProvider ProviderOf(string? domain) => _repository.Get(domain);
}
