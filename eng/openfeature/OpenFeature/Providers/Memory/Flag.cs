namespace OpenFeature.Providers.Memory;

/// <summary>A flag of any type.</summary>
public interface Flag
{
    bool Disabled { get; }
}
