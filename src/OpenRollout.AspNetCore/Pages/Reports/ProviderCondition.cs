namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>The state of a provider.</summary>
internal enum ProviderCondition
{
    /// <summary>The provider serves the current manifest.</summary>
    Ready,

    /// <summary>The provider serves a manifest that may be out of date.</summary>
    Stale,

    /// <summary>The provider has no manifest.</summary>
    Error,
}
