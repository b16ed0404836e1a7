using OpenFeature.Constant;

namespace OpenFeature.Model;

/// <summary>The result of a provider. With an error type, the client passes value and reason on unchanged.</summary>
public sealed class ResolutionDetails<T>
{
    public ResolutionDetails(
        string flagKey, T value, ErrorType errorType = ErrorType.None, string? reason = null, string? variant = null,
        string? errorMessage = null, ImmutableMetadata? flagMetadata = null)
    {
        FlagKey = flagKey;
        Value = value;
        ErrorType = errorType;
        Reason = reason;
        Variant = variant;
        ErrorMessage = errorMessage;
        FlagMetadata = flagMetadata;
    }

    public string FlagKey { get; }

    public T Value { get; }

    public ErrorType ErrorType { get; }

    public string? Reason { get; }

    public string? Variant { get; }

    public string? ErrorMessage { get; }

    public ImmutableMetadata? FlagMetadata { get; }
}
