using System.Globalization;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Reasoning;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>Formats audiences and percentages as text.</summary>
internal static class AudienceText
{
    /// <summary>Returns the users that an audience targets, such as <c>country in ["NO", "SE"] and age gte 16</c>.</summary>
    public static string DescribeUsers(AudienceDefinition audience) => audience switch
    {
        { Segment: { } segment } => $"segment '{segment.Value}'",
        { Keys.Count: var count } => count == 1 ? "one key" : string.Create(CultureInfo.InvariantCulture, $"{count} keys"),
        { Condition: { } condition } => Describe(condition, isInner: false),
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

    private static string Describe(Condition condition, bool isInner) => condition switch
    {
        AllCondition { Conditions: [var only] } => Describe(only, isInner),
        AnyCondition { Conditions: [var only] } => Describe(only, isInner),
        AllCondition all => Group(string.Join(" and ", all.Conditions.Select(part => Describe(part, isInner: true))), isInner),
        AnyCondition any => Group(string.Join(" or ", any.Conditions.Select(part => Describe(part, isInner: true))), isInner),
        NotCondition not => $"not {Describe(not.Inner, isInner: true)}",
        _ => ConditionWords.Describe(condition),
    };

    private static string Group(string text, bool isInner) => isInner ? $"({text})" : text;
}
