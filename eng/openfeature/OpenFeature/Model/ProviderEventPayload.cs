using OpenFeature.Constant;

namespace OpenFeature.Model;

/// <summary>What a provider says of an event. Nothing is filled in for it, not even its name.</summary>
public class ProviderEventPayload
{
    public string? ProviderName { get; set; }

    public ProviderEventTypes Type { get; set; }

    public string? Message { get; set; }

    public ErrorType? ErrorType { get; set; }

    public List<string>? FlagsChanged { get; set; }

    public ImmutableMetadata? EventMetadata { get; set; }
}
