using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>Names audiences in messages.</summary>
internal static class AudienceSummary
{
    /// <summary>Names whom an audience targets, and the percentage of them: <c>50 % of segment 'testers'</c>.</summary>
    public static string Write(AudienceDefinition audience)
    {
        var target = audience switch
        {
            { Segment: { } segment } => $"segment '{PlainText.Quote(segment.Value)}'",
            { Keys.Count: var count } => count == 1 ? "one key" : $"{count} keys",
            { Condition: AttributeCondition condition } => ConditionText.Summarize(condition),
            { Condition: not null } => "its condition",
            _ => "everyone",
        };
        return audience.Percentage switch
        {
            FixedPercentage { Thousandths: Percentage.All } => target,
            FixedPercentage { Thousandths: var thousandths } => $"{Percentage.Write(thousandths)} of {target}",
            _ => $"a growing percentage of {target}",
        };
    }
}
