namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>What a provider serves, and what is wrong.</summary>
/// <param name="Domain">Its domain; null for the default one.</param>
/// <param name="State">Ready, stale while it goes on with a manifest that may be out of date, or error without any.</param>
/// <param name="Source">What it follows; null where nothing.</param>
/// <param name="Version">The manifest's version; null without any.</param>
/// <param name="ServedSince">Since when it is served.</param>
/// <param name="ConfirmedAt">When its origin last said that it is current.</param>
/// <param name="AgeSeconds">How long ago that was.</param>
/// <param name="StaleSince">Since when it may be out of date.</param>
/// <param name="Problem">What is wrong while it is stale.</param>
/// <param name="Problems">All problems of the manifest that was read last.</param>
/// <param name="Flags">The flags, in the manifest's order.</param>
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
