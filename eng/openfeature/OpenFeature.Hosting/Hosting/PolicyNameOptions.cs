namespace OpenFeature.Hosting;

/// <summary>Which domain's client <c>IFeatureClient</c> is.</summary>
public class PolicyNameOptions
{
    public Func<IServiceProvider, string?> DefaultNameSelector { get; set; } = null!;
}
