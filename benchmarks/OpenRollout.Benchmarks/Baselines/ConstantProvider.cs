using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Benchmarks;

/// <summary>A provider that always returns the same task, so that only the cost of OpenFeature's client is measured.</summary>
internal sealed class ConstantProvider : FeatureProvider
{
    private static readonly Metadata Name = new("Constant");

    private static readonly Task<ResolutionDetails<bool>> Answer
        = Task.FromResult(new ResolutionDetails<bool>("stories", true, ErrorType.None, Reason.Static, "on"));

    public override Metadata GetMetadata() => Name;

    public override Task<ResolutionDetails<bool>> ResolveBooleanValueAsync(
        string flagKey, bool defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => Answer;

    public override Task<ResolutionDetails<string>> ResolveStringValueAsync(
        string flagKey, string defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public override Task<ResolutionDetails<int>> ResolveIntegerValueAsync(
        string flagKey, int defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public override Task<ResolutionDetails<double>> ResolveDoubleValueAsync(
        string flagKey, double defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();

    public override Task<ResolutionDetails<Value>> ResolveStructureValueAsync(
        string flagKey, Value defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException();
}
