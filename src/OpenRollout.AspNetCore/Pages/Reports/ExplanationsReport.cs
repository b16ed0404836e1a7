namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>What flags give a user.</summary>
/// <param name="Domain">The provider's domain; null for the default one.</param>
/// <param name="Version">The manifest's version when they were evaluated.</param>
/// <param name="Explanations">One for each flag that was asked for.</param>
internal sealed record ExplanationsReport(string? Domain, string? Version, IReadOnlyList<ExplanationReport> Explanations);
