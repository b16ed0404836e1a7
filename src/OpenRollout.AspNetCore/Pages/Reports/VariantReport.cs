namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>A variant of a flag.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, as JSON.</param>
internal sealed record VariantReport(string Name, string Value);
