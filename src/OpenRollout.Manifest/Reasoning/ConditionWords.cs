using System.Globalization;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reasoning;

/// <summary>Writes conditions, audiences and shares as messages name them.</summary>
internal static class ConditionWords
{
    /// <summary>More operands than this are counted, not listed.</summary>
    private const int ListedOperands = 5;

    /// <summary>Longer text is cut: a message is to be read.</summary>
    private const int MaximumLength = 60;

    /// <summary>Writes a condition: <c>'age' lt 16</c>, <c>segment 'minors'</c>.</summary>
    public static string Describe(Condition condition) => condition switch
    {
        AttributeCondition comparison => $"'{PlainText.Quote(comparison.Attribute.Name)}' {OperatorNames.NameOf(comparison.Operator)} {DescribeOperand(comparison)}",
        SegmentCondition segment => $"segment '{PlainText.Quote(segment.Segment.Value)}'",
        NotCondition { Inner: AttributeCondition or SegmentCondition } not => $"not {Describe(not.Inner)}",
        NotCondition => "what stands behind 'not'",
        AnyCondition => "what stands behind 'any'",
        _ => "the condition",
    };

    /// <summary>Writes whom an audience is meant for, and which share of them.</summary>
    public static string Describe(AudienceDefinition audience)
    {
        var who = audience switch
        {
            { Segment: { } segment } => $"segment '{PlainText.Quote(segment.Value)}'",
            { Keys.Count: var count } => count == 1 ? "one key" : $"{count} keys",
            { Condition: AttributeCondition condition } => Describe(condition),
            { Condition: not null } => "its condition",
            _ => "everyone",
        };
        return audience.Percentage switch
        {
            FixedPercentage { Thousandths: Percentage.All } => who,
            FixedPercentage share => $"{Percent(share.Thousandths)} of {who}",
            _ => $"a growing share of {who}",
        };
    }

    /// <summary>Writes thousandths of a percent as a percentage.</summary>
    public static string Percent(int thousandths) => $"{(thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture)} %";

    /// <summary>Writes a time as the manifest has it.</summary>
    public static string Time(long utcTicks)
        => new DateTime(Math.Max(0, utcTicks), DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Cuts a text to what a message can carry.</summary>
    public static string Shorten(string text) => PlainText.Shorten(text, MaximumLength);

    private static string DescribeOperand(AttributeCondition condition) => condition switch
    {
        StringCondition text => List([.. text.Operands.Take(ListedOperands).Select(Quote)], text.Operands.Count, text.Operator),
        StringListCondition list => List([.. list.Operands.Take(ListedOperands).Select(Quote)], list.Operands.Count, list.Operator),
        NumberCondition number => List(
            [.. number.Operands.Take(ListedOperands).Select(value => value.ToString("R", CultureInfo.InvariantCulture))], number.Operands.Count, number.Operator),
        BooleanCondition boolean => List([.. boolean.Operands.Take(ListedOperands).Select(value => value ? "true" : "false")], boolean.Operands.Count, boolean.Operator),
        DateTimeCondition time => Quote(Time(time.UtcTicks)),
        PatternCondition pattern => Quote(pattern.Pattern),
        SemanticVersionCondition version => Quote(version.Versions.Text),
        ExistsCondition exists => exists.Expected ? "true" : "false",
        _ => "",
    };

    private static string List(string[] operands, int count, ConditionOperator conditionOperator)
    {
        if (count > ListedOperands)
        {
            return $"[{count} values]";
        }

        var isSet = conditionOperator is ConditionOperator.In or ConditionOperator.NotIn or ConditionOperator.HasAny or ConditionOperator.HasAll;
        return count == 1 && !isSet ? operands[0] : $"[{string.Join(", ", operands)}]";
    }

    private static string Quote(string value) => PlainText.Escape(ManifestValue.From(PlainText.Cut(value, MaximumLength)).ToString());
}
