using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenFeature;

/// <summary>A source of flag values. An instance serves one <see cref="Api"/> once: after it was replaced, create a new one.</summary>
public abstract class FeatureProvider
{
    /// <summary>Bounded to one event: a provider that writes faster than handlers run has to wait.</summary>
    [SuppressMessage("Design", "CA1051", Justification = "The package has a field here.")]
    protected readonly Channel<object> EventChannel = Channel.CreateBounded<object>(1);

    private Api? _owner;
    private volatile ProviderStatus _status = ProviderStatus.NotReady;

    internal ProviderStatus Status
    {
        get => _status;
        set => _status = value;
    }

    /// <summary>Hooks of the provider; they run after all others before an evaluation, and before all others after it.</summary>
    public virtual IImmutableList<Hook> GetProviderHooks() => ImmutableList<Hook>.Empty;

    public abstract Metadata? GetMetadata();

    public abstract Task<ResolutionDetails<bool>> ResolveBooleanValueAsync(string flagKey, bool defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default);

    public abstract Task<ResolutionDetails<string>> ResolveStringValueAsync(string flagKey, string defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default);

    public abstract Task<ResolutionDetails<int>> ResolveIntegerValueAsync(string flagKey, int defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default);

    public abstract Task<ResolutionDetails<double>> ResolveDoubleValueAsync(string flagKey, double defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default);

    public abstract Task<ResolutionDetails<Value>> ResolveStructureValueAsync(string flagKey, Value defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default);

    /// <summary>Called once, with the context of the API. PROVIDER_READY is raised when it returns, PROVIDER_ERROR when it throws.</summary>
    public virtual Task InitializeAsync(EvaluationContext context, CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Called when nothing uses the provider any more.</summary>
    public virtual Task ShutdownAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Channel<object> GetEventChannel() => EventChannel;

    public virtual void Track(string trackingEventName, EvaluationContext? evaluationContext = null, TrackingEventDetails? trackingEventDetails = null)
    {
    }

    /// <exception cref="InvalidOperationException">The provider serves another API: one instance cannot follow two.</exception>
    internal void Bind(Api api)
    {
        var owner = Interlocked.CompareExchange(ref _owner, api, null);
        if (owner is not null && owner != api)
            throw new InvalidOperationException("The provider is registered with another API instance.");
    }

    internal void Unbind() => _owner = null;
}
