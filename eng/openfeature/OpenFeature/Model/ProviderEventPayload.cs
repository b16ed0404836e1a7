using OpenFeature.Constant;

namespace OpenFeature.Model;

/// <summary>The details of a provider's event. The SDK sets none of them, not even the name.</summary>
public class ProviderEventPayload
{
    public string? ProviderName { get; set; }

    public ProviderEventTypes Type { get; set; }

    public string? Message { get; set; }

    public ErrorType? ErrorType { get; set; }

    public List<string>? FlagsChanged { get; set; }

    public ImmutableMetadata? EventMetadata { get; set; }
}
