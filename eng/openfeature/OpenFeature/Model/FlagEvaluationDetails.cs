using OpenFeature.Constant;

namespace OpenFeature.Model;

/// <summary>The result of a client's evaluation, which hooks also receive.</summary>
public sealed class FlagEvaluationDetails<T>
{
    public FlagEvaluationDetails(
        string flagKey, T value, ErrorType errorType, string? reason, string? variant,
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
