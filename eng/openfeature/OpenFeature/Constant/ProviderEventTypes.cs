namespace OpenFeature.Constant;

/// <summary>The events of a provider.</summary>
public enum ProviderEventTypes
{
    /// <summary>It can evaluate.</summary>
    ProviderReady = 0,

    /// <summary>It failed.</summary>
    ProviderError = 1,

    /// <summary>Its flags changed.</summary>
    ProviderConfigurationChanged = 2,

    /// <summary>Its flags may be out of date.</summary>
    ProviderStale = 3,
}
