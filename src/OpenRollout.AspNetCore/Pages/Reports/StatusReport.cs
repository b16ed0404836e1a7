namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>What the container's providers serve. Times are UTC.</summary>
/// <param name="At">When this was looked at.</param>
/// <param name="Providers">The providers, the default one first.</param>
internal sealed record StatusReport(DateTimeOffset At, IReadOnlyList<ProviderStatusReport> Providers);
