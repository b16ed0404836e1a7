using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Providers.Events;

/// <summary>The state of a provider that its next event reports.</summary>
/// <param name="Type">The event type: ready, stale or error.</param>
/// <param name="Message">The problem; null if there is none.</param>
internal sealed record ProviderReport(ProviderEventTypes Type, string? Message)
{
    public static ProviderReport Ready { get; } = new(ProviderEventTypes.ProviderReady, null);

    /// <summary>Returns the report for an overview: an error without a manifest, stale if the manifest or the decisions may be out of date.</summary>
    public static ProviderReport Of(RolloutOverview overview)
        => overview.Status.Problem is { } problem ? new(overview.IsServing ? ProviderEventTypes.ProviderStale : ProviderEventTypes.ProviderError, problem.ToString())
            : overview.DecisionStore?.Problem is { } unknown ? new(ProviderEventTypes.ProviderStale, unknown)
            : Ready;

    public ProviderEventPayload ToPayload() => new()
    {
        Type = Type,
        ProviderName = OpenRolloutProvider.Name,
        Message = Message,
        ErrorType = Type == ProviderEventTypes.ProviderError ? ErrorType.ParseError : null,
    };
}
