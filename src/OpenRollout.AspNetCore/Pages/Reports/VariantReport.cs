namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>A variant of a flag.</summary>
/// <param name="Name">The name of the variant.</param>
/// <param name="Value">The value, as JSON.</param>
internal sealed record VariantReport(string Name, string Value);
