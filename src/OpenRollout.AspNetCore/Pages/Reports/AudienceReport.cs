using OpenRollout.AspNetCore.Pages.Html;
using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Pages.Reports;

/// <summary>An audience of a stage.</summary>
/// <param name="Who">The users that the audience targets, as text.</param>
/// <param name="Percentage">The percentage of these users who are in the rollout now, 0 to 100.</param>
/// <param name="Ramp">The schedule of the percentage, as text; null if the percentage is constant.</param>
/// <param name="Serves">The variants that users in the rollout get.</param>
internal sealed record AudienceReport(string Who, decimal Percentage, string? Ramp, IReadOnlyList<ServedVariantReport> Serves)
{
    public static AudienceReport Of(AudienceDefinition audience, FlagDefinition flag, RolloutDefinition rollout, DateTimeOffset now) => new(
        AudienceText.DescribeUsers(audience),
        audience.Percentage.At(now.UtcTicks) / 1000m,
        AudienceText.DescribeRamp(audience.Percentage),
        ServedVariantReport.Of(rollout.ServeFor(audience), flag));
}
