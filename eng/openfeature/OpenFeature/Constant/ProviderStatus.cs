namespace OpenFeature.Constant;

/// <summary>The state of a provider; only <see cref="NotReady"/> and <see cref="Fatal"/> keep it from being asked.</summary>
public enum ProviderStatus
{
    /// <summary>Not initialized.</summary>
    NotReady = 0,

    /// <summary>Initialized.</summary>
    Ready = 1,

    /// <summary>Initialized; its flags may be out of date.</summary>
    Stale = 2,

    /// <summary>Failed; it may recover.</summary>
    Error = 3,

    /// <summary>Failed; it will not recover.</summary>
    Fatal = 4,
}
