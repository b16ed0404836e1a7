using System.Collections.Immutable;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenFeature.Standin.Tests;

/// <summary>A provider that returns configured results and records the calls it receives.</summary>
internal sealed class TestProvider(string name = "test") : FeatureProvider
{
    public int Initializations { get; private set; }

    public int Shutdowns { get; private set; }

    public int Evaluations { get; private set; }

    public EvaluationContext? InitializedWith { get; private set; }

    public EvaluationContext? LastContext { get; private set; }

    public (string Name, EvaluationContext? Context, TrackingEventDetails? Details)? Tracked { get; private set; }

    public Func<Task> Initialize { get; init; } = () => Task.CompletedTask;

    public Exception? Failure { get; init; }

    public ErrorType ErrorType { get; init; }

    public string? Reason { get; init; } = "TEST";

    public IImmutableList<Hook> Hooks { get; init; } = ImmutableList<Hook>.Empty;

    public override Metadata GetMetadata() => new(name);

    public override IImmutableList<Hook> GetProviderHooks() => Hooks;

    public override Task InitializeAsync(EvaluationContext context, CancellationToken cancellationToken = default)
    {
        Initializations++;
        InitializedWith = context;
        return Initialize();
    }

    public override Task ShutdownAsync(CancellationToken cancellationToken = default)
    {
        Shutdowns++;
        return Task.CompletedTask;
    }

    public override void Track(string trackingEventName, EvaluationContext? evaluationContext = null, TrackingEventDetails? trackingEventDetails = null) =>
        Tracked = (trackingEventName, evaluationContext, trackingEventDetails);

    public ValueTask RaiseAsync(ProviderEventTypes type, ErrorType? errorType = null, string? message = null) =>
        EventChannel.Writer.WriteAsync(new ProviderEventPayload { Type = type, ErrorType = errorType, Message = message });

    public override Task<ResolutionDetails<bool>> ResolveBooleanValueAsync(string flagKey, bool defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Answer(flagKey, true, context);

    public override Task<ResolutionDetails<string>> ResolveStringValueAsync(string flagKey, string defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Answer(flagKey, "provided", context);

    public override Task<ResolutionDetails<int>> ResolveIntegerValueAsync(string flagKey, int defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Answer(flagKey, 7, context);

    public override Task<ResolutionDetails<double>> ResolveDoubleValueAsync(string flagKey, double defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Answer(flagKey, 7.5, context);

    public override Task<ResolutionDetails<Value>> ResolveStructureValueAsync(string flagKey, Value defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Answer(flagKey, new Value("provided"), context);

    private Task<ResolutionDetails<T>> Answer<T>(string flagKey, T value, EvaluationContext? context)
    {
        Evaluations++;
        LastContext = context;
        if (Failure is not null)
            throw Failure;
        return Task.FromResult(new ResolutionDetails<T>(flagKey, value, ErrorType, Reason, "variant", ErrorType == ErrorType.None ? null : "told to fail",
            new ImmutableMetadata(new Dictionary<string, object> { ["version"] = "3" })));
    }
}
