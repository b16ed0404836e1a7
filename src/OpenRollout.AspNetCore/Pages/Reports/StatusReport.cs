namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>The status of all providers of the container. Times are UTC.</summary>
/// <param name="At">The time of the report.</param>
/// <param name="Providers">The providers, the default provider first.</param>
internal sealed record StatusReport(DateTimeOffset At, IReadOnlyList<ProviderStatusReport> Providers);
