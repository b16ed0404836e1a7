using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenFeature;

/// <summary>
/// Evaluates the flags of its domain's provider. <c>FeatureClient.Evaluation.cs</c> has the way of one evaluation.
/// With a completed task from the provider and no hooks, the task that is returned is complete.
/// </summary>
public sealed partial class FeatureClient : IFeatureClient
{
    private readonly Api _api;
    private readonly ClientMetadata _metadata;
    private readonly ILogger _logger;
    private readonly ConcurrentStack<Hook> _hooks = new();
    private volatile EvaluationContext _context;

    internal FeatureClient(Api api, string? name, string? version, ILogger? logger, EvaluationContext? context)
    {
        _api = api;
        _metadata = new ClientMetadata(name, version);
        _logger = logger ?? NullLogger.Instance;
        _context = context ?? EvaluationContext.Empty;
    }

    public ProviderStatus ProviderStatus => _api.ProviderOf(_metadata.Name).Status;

    public EvaluationContext GetContext() => _context;

    public void SetContext(EvaluationContext? context) => _context = context ?? EvaluationContext.Empty;

    public ClientMetadata GetMetadata() => _metadata;

    public void AddHooks(Hook hook) => _hooks.Push(hook);

    public void AddHooks(IEnumerable<Hook> hooks) => _hooks.PushRange(hooks.ToArray());

    /// <summary>Returns the hooks in the order in which they were added: a live view, whose count is available without enumerating it.</summary>
    public IEnumerable<Hook> GetHooks() => _hooks.Reverse();

    public void ClearHooks() => _hooks.Clear();

    public void AddHandler(ProviderEventTypes eventType, EventHandlerDelegate handler) =>
        _api.Events.AddHandler(_metadata.Name ?? string.Empty, eventType, handler);

    public void RemoveHandler(ProviderEventTypes type, EventHandlerDelegate handler) =>
        _api.Events.RemoveHandler(_metadata.Name ?? string.Empty, type, handler);

    public async Task<bool> GetBooleanValueAsync(string flagKey, bool defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default) =>
        (await GetBooleanDetailsAsync(flagKey, defaultValue, context, config, cancellationToken).ConfigureAwait(false)).Value;

    public Task<FlagEvaluationDetails<bool>> GetBooleanDetailsAsync(string flagKey, bool defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default) =>
        EvaluateAsync(FlagValueType.Boolean, flagKey, defaultValue,
            static (provider, key, value, merged, cancellation) => provider.ResolveBooleanValueAsync(key, value, merged, cancellation),
            context, config, cancellationToken);

    public async Task<string> GetStringValueAsync(string flagKey, string defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default) =>
        (await GetStringDetailsAsync(flagKey, defaultValue, context, config, cancellationToken).ConfigureAwait(false)).Value;

    public Task<FlagEvaluationDetails<string>> GetStringDetailsAsync(string flagKey, string defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default) =>
        EvaluateAsync(FlagValueType.String, flagKey, defaultValue,
            static (provider, key, value, merged, cancellation) => provider.ResolveStringValueAsync(key, value, merged, cancellation),
            context, config, cancellationToken);

    public async Task<int> GetIntegerValueAsync(string flagKey, int defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default) =>
        (await GetIntegerDetailsAsync(flagKey, defaultValue, context, config, cancellationToken).ConfigureAwait(false)).Value;

    public Task<FlagEvaluationDetails<int>> GetIntegerDetailsAsync(string flagKey, int defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default) =>
        EvaluateAsync(FlagValueType.Number, flagKey, defaultValue,
            static (provider, key, value, merged, cancellation) => provider.ResolveIntegerValueAsync(key, value, merged, cancellation),
            context, config, cancellationToken);

    public async Task<double> GetDoubleValueAsync(string flagKey, double defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default) =>
        (await GetDoubleDetailsAsync(flagKey, defaultValue, context, config, cancellationToken).ConfigureAwait(false)).Value;

    public Task<FlagEvaluationDetails<double>> GetDoubleDetailsAsync(string flagKey, double defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default) =>
        EvaluateAsync(FlagValueType.Number, flagKey, defaultValue,
            static (provider, key, value, merged, cancellation) => provider.ResolveDoubleValueAsync(key, value, merged, cancellation),
            context, config, cancellationToken);

    public async Task<Value> GetObjectValueAsync(string flagKey, Value defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default) =>
        (await GetObjectDetailsAsync(flagKey, defaultValue, context, config, cancellationToken).ConfigureAwait(false)).Value;

    public Task<FlagEvaluationDetails<Value>> GetObjectDetailsAsync(string flagKey, Value defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default) =>
        EvaluateAsync(FlagValueType.Object, flagKey, defaultValue,
            static (provider, key, value, merged, cancellation) => provider.ResolveStructureValueAsync(key, value, merged, cancellation),
            context, config, cancellationToken);

    /// <summary>Hands the event to the provider, with the contexts of API, client and invocation: the transaction's is not among them.</summary>
    /// <exception cref="ArgumentException"><paramref name="trackingEventName"/> is empty or white space.</exception>
    public void Track(string trackingEventName, EvaluationContext? evaluationContext = null, TrackingEventDetails? trackingEventDetails = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(trackingEventName);
        _api.ProviderOf(_metadata.Name).Track(trackingEventName, MergeContexts(EvaluationContext.Empty, evaluationContext), trackingEventDetails);
    }
}
