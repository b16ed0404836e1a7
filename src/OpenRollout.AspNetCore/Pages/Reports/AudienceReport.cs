using OpenRollout.AspNetCore.Pages.Html;
using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>An audience of a stage.</summary>
/// <param name="Who">Whom it targets, in words.</param>
/// <param name="Percentage">The percentage of them who are in now, 0 to 100.</param>
/// <param name="Ramp">How the percentage grows, in words; null where it stays.</param>
/// <param name="Serves">The variants that they get, each with its share of them in percent.</param>
internal sealed record AudienceReport(string Who, decimal Percentage, string? Ramp, IReadOnlyList<ServedVariantReport> Serves)
{
    public static AudienceReport Of(AudienceDefinition audience, FlagDefinition flag, RolloutDefinition rollout, DateTimeOffset now) => new(
        AudienceText.Who(audience),
        audience.Percentage.At(now.UtcTicks) / 1000m,
        AudienceText.Ramp(audience.Percentage),
        ServedVariantReport.Of(audience.Serve ?? rollout.Serve, flag));
}
