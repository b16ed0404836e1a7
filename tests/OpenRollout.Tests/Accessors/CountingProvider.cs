using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout.Tests.Accessors;

/// <summary>A third-party provider that counts calls and returns configured results.</summary>
internal sealed class CountingProvider(Func<CancellationToken, Task<bool>>? answer = null) : FeatureProvider
{
    private readonly Metadata _metadata = new("counting");
    private int _calls;

    public int Calls => _calls;

    public CancellationToken LastToken { get; private set; }

    /// <summary>Gets or sets the value of object flags. Null returns the caller's default.</summary>
    public Value? Object { get; set; }

    public override Metadata GetMetadata() => _metadata;

    public override async Task<ResolutionDetails<bool>> ResolveBooleanValueAsync(
        string flagKey, bool defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _calls);
        LastToken = cancellationToken;
        // Without ConfigureAwait(false) the await resumes on the captured context, which is what can deadlock.
        return new(flagKey, answer is null || await answer(cancellationToken));
    }

    public override Task<ResolutionDetails<string>> ResolveStringValueAsync(
        string flagKey, string defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => throw new NotSupportedException("no strings");

    public override Task<ResolutionDetails<int>> ResolveIntegerValueAsync(
        string flagKey, int defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => Task.FromException<ResolutionDetails<int>>(new NotSupportedException("no integers"));

    public override Task<ResolutionDetails<double>> ResolveDoubleValueAsync(
        string flagKey, double defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => Task.FromCanceled<ResolutionDetails<double>>(new CancellationToken(canceled: true));

    public override Task<ResolutionDetails<Value>> ResolveStructureValueAsync(
        string flagKey, Value defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => Task.FromResult(new ResolutionDetails<Value>(flagKey, Object ?? defaultValue));
}
