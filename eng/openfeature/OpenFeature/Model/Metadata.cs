namespace OpenFeature.Model;

/// <summary>The name of a provider or a client.</summary>
public class Metadata
{
    public Metadata(string? name)
    {
        Name = name;
    }

    public string? Name { get; }
}
