namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>The values that flags have for a user.</summary>
/// <param name="Domain">The domain of the provider; null for the default provider.</param>
/// <param name="Version">The version of the manifest.</param>
/// <param name="Explanations">An explanation for each requested flag.</param>
internal sealed record ExplanationsReport(string? Domain, string? Version, IReadOnlyList<ExplanationReport> Explanations);
