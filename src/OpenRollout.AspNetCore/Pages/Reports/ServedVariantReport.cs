using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>A variant that an audience gets.</summary>
/// <param name="Variant">Its name.</param>
/// <param name="Percentage">The share of those who are in that gets it, in percent.</param>
internal sealed record ServedVariantReport(string Variant, decimal Percentage)
{
    /// <summary>Without a word about it a boolean flag serves the opposite of its default.</summary>
    public static IReadOnlyList<ServedVariantReport> Of(ServeDefinition? serve, FlagDefinition flag) => serve is null
        ? [.. flag.Variants.Where(variant => !variant.Value.Equals(flag.DefaultValue)).Take(1).Select(variant => new ServedVariantReport(variant.Name, 100))]
        : [.. serve.Variants.Where(variant => variant.Weight > 0).Select(variant => new ServedVariantReport(variant.Variant.Value, Math.Round(100m * variant.Weight / serve.TotalWeight, 3)))];
}
