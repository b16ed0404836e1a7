using OpenFeature.Model;

namespace OpenRollout;

/// <summary>What an outcome is to OpenFeature: made once for each outcome and handed out from then on.</summary>
internal sealed class Resolution<T>
{
    public Resolution(ResolutionDetails<T> details)
    {
        Value = details.Value;
        Task = System.Threading.Tasks.Task.FromResult(details);
        Details = new FlagEvaluationDetails<T>(
            details.FlagKey, details.Value, details.ErrorType, details.Reason, details.Variant, details.ErrorMessage, details.FlagMetadata);
    }

    public T Value { get; }

    /// <summary>What a provider gives.</summary>
    public Task<ResolutionDetails<T>> Task { get; }

    /// <summary>What a client makes of it.</summary>
    public FlagEvaluationDetails<T> Details { get; }
}
