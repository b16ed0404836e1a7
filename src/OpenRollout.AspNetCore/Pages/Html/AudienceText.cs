using System.Globalization;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Conditions;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>Formats audiences and percentages as text.</summary>
internal static class AudienceText
{
    /// <summary>Returns the users that an audience targets, such as <c>country in ["NO", "SE"] and age gte 16</c>.</summary>
    public static string DescribeUsers(AudienceDefinition audience) => audience switch
    {
        { Segment: { } segment } => $"segment '{segment.Value}'",
        { Keys.Count: var count } => count == 1 ? "one key" : string.Create(CultureInfo.InvariantCulture, $"{count} keys"),
        { Condition: { } condition } => ConditionText.Write(condition),
        _ => "everyone",
    };

    /// <summary>Returns the schedule of a percentage; null if the percentage is constant.</summary>
    public static string? DescribeRamp(Percentage percentage) => percentage switch
    {
        LinearRamp ramp => $"from {FormatThousandths(ramp.From)} on {FormatTime(ramp.Start)} to {FormatThousandths(ramp.To)} on {FormatTime(ramp.End)}",
        SteppedRamp ramp => string.Join(", ", ramp.Steps.Select(step => $"{FormatThousandths(step.Thousandths)} from {FormatTime(step.At)}")),
        _ => null,
    };

    /// <summary>Returns a percentage with up to three decimal places.</summary>
    public static string FormatPercentage(decimal percentage) => $"{percentage.ToString("0.###", CultureInfo.InvariantCulture)} %";

    private static string FormatThousandths(int thousandths) => FormatPercentage(thousandths / 1000m);

    private static string FormatTime(long utcTicks) => new DateTime(utcTicks, DateTimeKind.Utc).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
