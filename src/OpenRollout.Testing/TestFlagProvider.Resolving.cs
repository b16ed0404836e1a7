using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Testing;

/// <content>Answering OpenFeature.</content>
public sealed partial class TestFlagProvider
{
    /// <inheritdoc/>
    public override Task<ResolutionDetails<bool>> ResolveBooleanValueAsync(
        string flagKey, bool defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => Find(flagKey, defaultValue)
            ?? ForNobodyAsync(flagKey, defaultValue, _manifest?.ResolveBooleanValueAsync(flagKey, defaultValue, null, cancellationToken));

    /// <inheritdoc/>
    public override Task<ResolutionDetails<string>> ResolveStringValueAsync(
        string flagKey, string defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => Find(flagKey, defaultValue)
            ?? ForNobodyAsync(flagKey, defaultValue, _manifest?.ResolveStringValueAsync(flagKey, defaultValue, null, cancellationToken));

    /// <inheritdoc/>
    public override Task<ResolutionDetails<int>> ResolveIntegerValueAsync(
        string flagKey, int defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => Find(flagKey, defaultValue)
            ?? ForNobodyAsync(flagKey, defaultValue, _manifest?.ResolveIntegerValueAsync(flagKey, defaultValue, null, cancellationToken));

    /// <inheritdoc/>
    public override Task<ResolutionDetails<double>> ResolveDoubleValueAsync(
        string flagKey, double defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => Find(flagKey, defaultValue)
            ?? ForNobodyAsync(flagKey, defaultValue, _manifest?.ResolveDoubleValueAsync(flagKey, defaultValue, null, cancellationToken));

    /// <inheritdoc/>
    public override Task<ResolutionDetails<Value>> ResolveStructureValueAsync(
        string flagKey, Value defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => Find(flagKey, defaultValue)
            ?? ForNobodyAsync(flagKey, defaultValue, _manifest?.ResolveStructureValueAsync(flagKey, defaultValue, null, cancellationToken));

    /// <summary>Returns what the test says, or null where it says nothing. An integer may be read as a double.</summary>
    private Task<ResolutionDetails<T>>? Find<T>(string flagKey, T defaultValue)
    {
        if (!_settings.TryGetValue(flagKey, out var setting))
        {
            return null;
        }

        var value = typeof(T) == typeof(double) && setting.Value is int whole ? (double)whole : setting.Value;
        return Task.FromResult(value is T typed
            ? new ResolutionDetails<T>(flagKey, typed, ErrorType.None, Reason.Static, setting.Variant)
            : new ResolutionDetails<T>(
                flagKey, defaultValue, ErrorType.TypeMismatch, Reason.Error, null, $"The flag '{flagKey}' is set to a {value.GetType().Name}."));
    }

    /// <summary>Returns what the manifest says, if it says something for nobody in particular.</summary>
    private static async Task<ResolutionDetails<T>> ForNobodyAsync<T>(string flagKey, T defaultValue, Task<ResolutionDetails<T>>? asking)
    {
        var known = asking is null ? null : await asking.ConfigureAwait(false);
        return known is null or { ErrorType: ErrorType.FlagNotFound or ErrorType.TargetingKeyMissing }
            ? new ResolutionDetails<T>(flagKey, defaultValue, ErrorType.None, Reason.Default)
            : known;
    }
}
