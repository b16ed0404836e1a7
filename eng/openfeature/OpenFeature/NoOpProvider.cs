using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenFeature;

/// <summary>The provider of an API until another one is set. It is never initialized, so every evaluation fails with PROVIDER_NOT_READY.</summary>
internal sealed class NoOpProvider : FeatureProvider
{
    private const string NoOp = "No-op";

    private readonly Metadata _metadata = new("No-op Provider");

    public override Metadata GetMetadata() => _metadata;

    public override Task<ResolutionDetails<bool>> ResolveBooleanValueAsync(string flagKey, bool defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Default(flagKey, defaultValue);

    public override Task<ResolutionDetails<string>> ResolveStringValueAsync(string flagKey, string defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Default(flagKey, defaultValue);

    public override Task<ResolutionDetails<int>> ResolveIntegerValueAsync(string flagKey, int defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Default(flagKey, defaultValue);

    public override Task<ResolutionDetails<double>> ResolveDoubleValueAsync(string flagKey, double defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Default(flagKey, defaultValue);

    public override Task<ResolutionDetails<Value>> ResolveStructureValueAsync(string flagKey, Value defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Default(flagKey, defaultValue);

    private static Task<ResolutionDetails<T>> Default<T>(string flagKey, T defaultValue) =>
        Task.FromResult(new ResolutionDetails<T>(flagKey, defaultValue, ErrorType.None, NoOp, NoOp));
}
