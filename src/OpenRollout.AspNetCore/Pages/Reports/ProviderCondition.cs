namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>How a provider is.</summary>
internal enum ProviderCondition
{
    /// <summary>It serves the current manifest.</summary>
    Ready,

    /// <summary>It goes on with a manifest that may be out of date.</summary>
    Stale,

    /// <summary>It has no manifest.</summary>
    Error,
}
