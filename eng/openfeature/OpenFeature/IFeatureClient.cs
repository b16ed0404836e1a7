using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenFeature;

/// <summary>Evaluates flags. An evaluation does not throw: on any failure it gives the default value it was called with.</summary>
public interface IFeatureClient : IEventBus
{
    ProviderStatus ProviderStatus { get; }

    void AddHooks(IEnumerable<Hook> hooks);

    IEnumerable<Hook> GetHooks();

    EvaluationContext GetContext();

    void SetContext(EvaluationContext context);

    ClientMetadata GetMetadata();

    Task<bool> GetBooleanValueAsync(string flagKey, bool defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default);

    Task<FlagEvaluationDetails<bool>> GetBooleanDetailsAsync(string flagKey, bool defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default);

    Task<string> GetStringValueAsync(string flagKey, string defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default);

    Task<FlagEvaluationDetails<string>> GetStringDetailsAsync(string flagKey, string defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default);

    Task<int> GetIntegerValueAsync(string flagKey, int defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default);

    Task<FlagEvaluationDetails<int>> GetIntegerDetailsAsync(string flagKey, int defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default);

    Task<double> GetDoubleValueAsync(string flagKey, double defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default);

    Task<FlagEvaluationDetails<double>> GetDoubleDetailsAsync(string flagKey, double defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default);

    Task<Value> GetObjectValueAsync(string flagKey, Value defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default);

    Task<FlagEvaluationDetails<Value>> GetObjectDetailsAsync(string flagKey, Value defaultValue, EvaluationContext? context = null,
        FlagEvaluationOptions? config = null, CancellationToken cancellationToken = default);

    void Track(string trackingEventName, EvaluationContext? evaluationContext = null, TrackingEventDetails? trackingEventDetails = null);
}
