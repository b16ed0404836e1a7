namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>The status of a provider, its manifest and its flags.</summary>
/// <param name="Domain">The domain of the provider; null for the default provider.</param>
/// <param name="State">The state of the provider.</param>
/// <param name="Source">The name of the source; null if the provider has none.</param>
/// <param name="Version">The version of the manifest; null without a manifest.</param>
/// <param name="ServedSince">The time since which the manifest is served.</param>
/// <param name="ConfirmedAt">The time at which the source last confirmed that the manifest is current.</param>
/// <param name="AgeSeconds">The seconds since <paramref name="ConfirmedAt"/>.</param>
/// <param name="StaleSince">The time since which the manifest may be out of date; null while it is current.</param>
/// <param name="Problem">The reason why the provider is stale or has no manifest; null if there is none.</param>
/// <param name="Problems">All problems of the manifest that was read last.</param>
/// <param name="Flags">The flags, in the order of the manifest.</param>
internal sealed record ProviderStatusReport(
    string? Domain,
    ProviderCondition State,
    string? Source,
    string? Version,
    DateTimeOffset? ServedSince,
    DateTimeOffset? ConfirmedAt,
    long? AgeSeconds,
    DateTimeOffset? StaleSince,
    string? Problem,
    IReadOnlyList<string> Problems,
    IReadOnlyList<FlagReport> Flags)
{
    public static ProviderStatusReport Of(ObservedProvider provider, DateTimeOffset now)
    {
        var status = provider.Overview.Status;
        return new ProviderStatusReport(
            provider.Domain,
            status.Version is null ? ProviderCondition.Error : status.StaleSince is null ? ProviderCondition.Ready : ProviderCondition.Stale,
            provider.Source,
            status.Version,
            status.ServedSince,
            status.ConfirmedAt,
            (long?)status.AgeAt(now)?.TotalSeconds,
            status.StaleSince,
            status.Problem?.ToString(),
            [.. provider.Overview.Problems.Select(problem => problem.ToString())],
            [.. provider.Overview.GetFlagStatuses().Select(flag => FlagReport.Of(flag, now))]);
    }
}
