using OpenFeature.Model;

namespace OpenRollout.Providers.Resolutions;

/// <summary>The result of an outcome in OpenFeature's types. Created once for each outcome and shared by all evaluations. Immutable.</summary>
internal sealed class Resolution<T>
{
    public Resolution(ResolutionDetails<T> details)
    {
        Value = details.Value;
        Task = System.Threading.Tasks.Task.FromResult(details);
        Details = new FlagEvaluationDetails<T>(
            details.FlagKey, details.Value, details.ErrorType, details.Reason, details.Variant, details.ErrorMessage, details.FlagMetadata);
    }

    /// <summary>Gets the value.</summary>
    public T Value { get; }

    /// <summary>Gets the completed task that a provider returns.</summary>
    public Task<ResolutionDetails<T>> Task { get; }

    /// <summary>Gets the details that a client returns.</summary>
    public FlagEvaluationDetails<T> Details { get; }
}
