using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>A variant that an audience gets.</summary>
/// <param name="Variant">The name of the variant.</param>
/// <param name="Percentage">The percentage of users in the rollout who get the variant, 0 to 100.</param>
internal sealed record ServedVariantReport(string Variant, decimal Percentage)
{
    /// <summary>Returns the variants of a <c>serve</c> property; without one, a boolean flag serves the opposite of its default.</summary>
    public static IReadOnlyList<ServedVariantReport> Of(ServeDefinition? serve, FlagDefinition flag) => serve is null
        ? (flag.OppositeVariant is { } opposite ? [new ServedVariantReport(opposite.Name, 100)] : [])
        : [.. serve.Variants.Where(variant => variant.Weight > 0).Select(variant => new ServedVariantReport(variant.Variant.Value, Math.Round(100m * variant.Weight / serve.TotalWeight, 3)))];
}
