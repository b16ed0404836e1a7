using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Model;

namespace OpenFeature.Providers.Memory;

/// <summary>A provider over a dictionary, for tests and first steps.</summary>
public class InMemoryProvider : FeatureProvider
{
    private readonly Metadata _metadata = new("InMemory");
    private volatile IReadOnlyDictionary<string, Flag> _flags;

    public InMemoryProvider(IDictionary<string, Flag>? flags = null)
    {
        _flags = Copy(flags);
    }

    public override Metadata GetMetadata() => _metadata;

    /// <summary>Replaces all flags and raises PROVIDER_CONFIGURATION_CHANGED with the keys, old and new.</summary>
    public async Task UpdateFlagsAsync(IDictionary<string, Flag>? flags = null)
    {
        var changed = _flags.Keys.ToList();
        _flags = Copy(flags);
        changed.AddRange(_flags.Keys.Except(changed).ToList());
        var payload = new ProviderEventPayload
        {
            Type = ProviderEventTypes.ProviderConfigurationChanged,
            ProviderName = _metadata.Name,
            FlagsChanged = changed,
            Message = "flags changed",
        };
        await EventChannel.Writer.WriteAsync(payload).ConfigureAwait(false);
    }

    public override Task<ResolutionDetails<bool>> ResolveBooleanValueAsync(string flagKey, bool defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Resolve(flagKey, defaultValue, context);

    public override Task<ResolutionDetails<string>> ResolveStringValueAsync(string flagKey, string defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Resolve(flagKey, defaultValue, context);

    public override Task<ResolutionDetails<int>> ResolveIntegerValueAsync(string flagKey, int defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Resolve(flagKey, defaultValue, context);

    public override Task<ResolutionDetails<double>> ResolveDoubleValueAsync(string flagKey, double defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Resolve(flagKey, defaultValue, context);

    public override Task<ResolutionDetails<Value>> ResolveStructureValueAsync(string flagKey, Value defaultValue,
        EvaluationContext? context = null, CancellationToken cancellationToken = default) => Resolve(flagKey, defaultValue, context);

    private Task<ResolutionDetails<T>> Resolve<T>(string flagKey, T defaultValue, EvaluationContext? context)
    {
        if (!_flags.TryGetValue(flagKey, out var flag))
        {
            return Task.FromResult(new ResolutionDetails<T>(flagKey, defaultValue, ErrorType.FlagNotFound, Reason.Error,
                errorMessage: $"Flag '{flagKey}' not found."));
        }
        if (flag is not Flag<T> typed)
            throw new TypeMismatchException($"Flag '{flagKey}' is not of type {typeof(T)}.");
        return Task.FromResult(typed.Evaluate(flagKey, defaultValue, context));
    }

    private static Dictionary<string, Flag> Copy(IDictionary<string, Flag>? flags) =>
        flags is null ? [] : new Dictionary<string, Flag>(flags);
}
