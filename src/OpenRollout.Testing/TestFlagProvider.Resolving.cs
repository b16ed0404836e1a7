using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Testing;

/// <content>Resolves flags for OpenFeature.</content>
public sealed partial class TestFlagProvider
{
    /// <inheritdoc/>
    public override Task<ResolutionDetails<bool>> ResolveBooleanValueAsync(
        string flagKey, bool defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => FindSetting(flagKey, defaultValue)
            ?? FromManifestAsync(flagKey, defaultValue, _manifest?.ResolveBooleanValueAsync(flagKey, defaultValue, null, cancellationToken));

    /// <inheritdoc/>
    public override Task<ResolutionDetails<string>> ResolveStringValueAsync(
        string flagKey, string defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => FindSetting(flagKey, defaultValue)
            ?? FromManifestAsync(flagKey, defaultValue, _manifest?.ResolveStringValueAsync(flagKey, defaultValue, null, cancellationToken));

    /// <inheritdoc/>
    public override Task<ResolutionDetails<int>> ResolveIntegerValueAsync(
        string flagKey, int defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => FindSetting(flagKey, defaultValue)
            ?? FromManifestAsync(flagKey, defaultValue, _manifest?.ResolveIntegerValueAsync(flagKey, defaultValue, null, cancellationToken));

    /// <inheritdoc/>
    public override Task<ResolutionDetails<double>> ResolveDoubleValueAsync(
        string flagKey, double defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => FindSetting(flagKey, defaultValue)
            ?? FromManifestAsync(flagKey, defaultValue, _manifest?.ResolveDoubleValueAsync(flagKey, defaultValue, null, cancellationToken));

    /// <inheritdoc/>
    public override Task<ResolutionDetails<Value>> ResolveStructureValueAsync(
        string flagKey, Value defaultValue, EvaluationContext? context = null, CancellationToken cancellationToken = default)
        => FindSetting(flagKey, defaultValue)
            ?? FromManifestAsync(flagKey, defaultValue, _manifest?.ResolveStructureValueAsync(flagKey, defaultValue, null, cancellationToken));

    /// <summary>Returns the value that the test has set; null if it has not. An integer can be read as a double.</summary>
    private Task<ResolutionDetails<T>>? FindSetting<T>(string flagKey, T defaultValue)
    {
        if (!_settings.TryGetValue(flagKey, out var setting))
        {
            return null;
        }

        var value = typeof(T) == typeof(double) && setting.Value is int whole ? (double)whole : setting.Value;
        return Task.FromResult(value is T typed
            ? new ResolutionDetails<T>(flagKey, typed, ErrorType.None, Reason.Static, setting.Variant)
            : new ResolutionDetails<T>(
                flagKey, defaultValue, ErrorType.TypeMismatch, Reason.Error, null, $"The flag '{flagKey}' is set to a value of type {value.GetType().Name}."));
    }

    /// <summary>Returns the result of the manifest, or the caller's default if the manifest does not have the flag or needs a targeting key.</summary>
    private static async Task<ResolutionDetails<T>> FromManifestAsync<T>(string flagKey, T defaultValue, Task<ResolutionDetails<T>>? resolution)
    {
        var known = resolution is null ? null : await resolution.ConfigureAwait(false);
        return known is null or { ErrorType: ErrorType.FlagNotFound or ErrorType.TargetingKeyMissing }
            ? new ResolutionDetails<T>(flagKey, defaultValue, ErrorType.None, Reason.Default)
            : known;
    }
}
