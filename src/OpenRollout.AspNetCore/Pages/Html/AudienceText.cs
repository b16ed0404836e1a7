using System.Globalization;
using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore.Pages.Html;

/// <summary>Writes audiences and percentages in words.</summary>
internal static class AudienceText
{
    /// <summary>Writes whom an audience targets: <c>country in ["NO", "SE"] and age gte 16</c>.</summary>
    public static string Who(AudienceDefinition audience) => audience switch
    {
        { Segment: { } segment } => $"segment '{segment.Value}'",
        { Keys.Count: var count } => count == 1 ? "one key" : string.Create(CultureInfo.InvariantCulture, $"{count} keys"),
        { Condition: { } condition } => Describe(condition, isInner: false),
        _ => "everyone",
    };

    /// <summary>Writes how a percentage grows; null where it stays.</summary>
    public static string? Ramp(Percentage percentage) => percentage switch
    {
        LinearRamp ramp => $"from {Percent(ramp.From)} on {Time(ramp.Start)} to {Percent(ramp.To)} on {Time(ramp.End)}",
        SteppedRamp ramp => string.Join(", ", ramp.Steps.Select(step => $"{Percent(step.Thousandths)} from {Time(step.At)}")),
        _ => null,
    };

    /// <summary>Writes a percentage.</summary>
    public static string Percent(decimal percentage) => $"{percentage.ToString("0.###", CultureInfo.InvariantCulture)} %";

    private static string Percent(int thousandths) => Percent(thousandths / 1000m);

    private static string Time(long utcTicks) => new DateTime(utcTicks, DateTimeKind.Utc).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

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
