using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>How a provider is, as OpenFeature's events tell it.</summary>
/// <param name="Type">Ready, stale or error.</param>
/// <param name="Message">What is wrong; null where nothing is.</param>
internal sealed record ProviderReport(ProviderEventTypes Type, string? Message)
{
    public static ProviderReport Ready { get; } = new(ProviderEventTypes.ProviderReady, null);

    public ProviderEventPayload ToPayload() => new()
    {
        Type = Type,
        ProviderName = OpenRolloutProvider.Name,
        Message = Message,
        ErrorType = Type == ProviderEventTypes.ProviderError ? ErrorType.ParseError : null,
    };
}
