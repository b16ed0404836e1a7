namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>The status of a provider, its manifest and its flags.</summary>
/// <param name="Domain">The domain of the provider; null for the default provider.</param>
/// <param name="State">The state of the provider.</param>
/// <param name="Source">The name of the source; null if the provider has none.</param>
/// <param name="Environment">The environment that the manifest is served for; null if there is none.</param>
/// <param name="HasOverlay">True if the manifest is merged with the overlay of the environment; false if it is served alone.</param>
/// <param name="Version">The version of the manifest; null without a manifest.</param>
/// <param name="ServedSince">The time since which the manifest is served.</param>
/// <param name="ConfirmedAt">The time at which the source last confirmed that the manifest is current.</param>
/// <param name="AgeSeconds">The seconds since <paramref name="ConfirmedAt"/>.</param>
/// <param name="StaleSince">The time since which the manifest may be out of date; null while it is current.</param>
/// <param name="Problem">The reason why the provider is stale or has no manifest; null if there is none.</param>
/// <param name="Decisions">The decisions that are not withdrawn, in the order of their times.</param>
/// <param name="DecisionsStaleSince">The time since which decisions may be missing; null while all are known.</param>
/// <param name="DecisionsProblem">The reason why decisions may be missing; null if there is none.</param>
/// <param name="DecisionWarnings">Further problems of the decision store.</param>
/// <param name="Problems">All problems of the manifest that was read last.</param>
/// <param name="Flags">The flags, in the order of the manifest.</param>
internal sealed record ProviderStatusReport(
    string? Domain,
    ProviderCondition State,
    string? Source,
    string? Environment,
    bool HasOverlay,
    string? Version,
    DateTimeOffset? ServedSince,
    DateTimeOffset? ConfirmedAt,
    long? AgeSeconds,
    DateTimeOffset? StaleSince,
    string? Problem,
    IReadOnlyList<DecisionReport> Decisions,
    DateTimeOffset? DecisionsStaleSince,
    string? DecisionsProblem,
    IReadOnlyList<string> DecisionWarnings,
    IReadOnlyList<string> Problems,
    IReadOnlyList<FlagReport> Flags)
{
    public static ProviderStatusReport Of(ObservedProvider provider, DateTimeOffset now)
    {
        var (status, store) = (provider.Overview.Status, provider.Overview.DecisionStore);
        var environment = status.Environment ?? provider.Environment;
        var guardrails = provider.Guardrails.ToLookup(guardrail => guardrail.FlagKey, StringComparer.Ordinal);
        return new ProviderStatusReport(
            provider.Domain,
            status.Version is null ? ProviderCondition.Error
                : status.StaleSince is null && store?.StaleSince is null ? ProviderCondition.Ready
                : ProviderCondition.Stale,
            provider.Source,
            environment,
            status.HasOverlay,
            status.Version,
            status.ServedSince,
            status.ConfirmedAt,
            (long?)status.AgeAt(now)?.TotalSeconds,
            status.StaleSince,
            status.Problem?.ToString(),
            [.. provider.Overview.Decisions.Select(decision => DecisionReport.Of(decision, status.Environment, WithdrawalCommand.Write(decision, provider, environment)))],
            store?.StaleSince,
            store?.Problem,
            store?.Warnings ?? [],
            [.. provider.Overview.Problems.Select(problem => problem.ToString())],
            [.. provider.Overview.GetFlagStatuses().Select(flag => FlagReport.Of(flag, guardrails[flag.Definition.Key], now))]);
    }
}
