namespace OpenFeature.Model;

/// <summary>The name of a client, which is its domain, and its version.</summary>
public sealed class ClientMetadata : Metadata
{
    public ClientMetadata(string? name, string? version)
        : base(name)
    {
        Version = version;
    }

    public string? Version { get; }
}
