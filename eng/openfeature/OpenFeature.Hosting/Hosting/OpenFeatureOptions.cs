namespace OpenFeature.Hosting;

/// <summary>Which providers were registered.</summary>
public class OpenFeatureOptions
{
    private readonly HashSet<string> _providerNames = [];

    public bool HasDefaultProvider { get; private set; }

    public Type FeatureProviderType { get; protected internal set; } = null!;

    public IReadOnlyCollection<string> ProviderNames => _providerNames;

    protected internal void AddDefaultProviderName() => AddProviderName(null);

    /// <summary>Adds a domain; without a name it is the default provider that is there.</summary>
    protected internal void AddProviderName(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            HasDefaultProvider = true;
        else
            _providerNames.Add(name);
    }
}
