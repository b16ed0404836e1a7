using System.Globalization;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Evaluation.Explanations;

/// <summary>Writes conditions and shares for people.</summary>
internal static class ConditionText
{
    /// <summary>More operands than this are counted, not listed.</summary>
    private const int ListedOperands = 8;

    public static string Describe(AttributeCondition condition)
        => $"{condition.Attribute.Name} {OperatorNames.NameOf(condition.Operator)} {DescribeOperand(condition)}";

    /// <summary>Writes thousandths of a percent as a percentage.</summary>
    public static string Percent(int thousandths) => $"{(thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture)} %";

    public static string Time(long utcTicks)
        => new DateTime(Math.Clamp(utcTicks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes a string as JSON does, so that one line stays one line, and cuts what is too long to be read.</summary>
    public static string Quote(string value) => PlainText.Escape(ManifestValue.From(PlainText.Cut(value, PlainText.MaximumQuotation)).ToString());

    /// <summary>Writes the first strings of a list, after their count where not all are shown: a line that is cut keeps it.</summary>
    public static string List(string[] values)
    {
        var listed = string.Join(", ", values.Take(ListedOperands).Select(Quote));
        return values.Length > ListedOperands ? $"[{values.Length} values: {listed}, ...]" : $"[{listed}]";
    }

    private static string DescribeOperand(AttributeCondition condition) => condition switch
    {
        StringCondition text => List([.. text.Operands.Select(Quote)], text.Operator),
        StringListCondition list => List([.. list.Operands.Select(Quote)], list.Operator),
        NumberCondition number => List([.. number.Operands.Select(value => value.ToString("R", CultureInfo.InvariantCulture))], number.Operator),
        BooleanCondition boolean => List([.. boolean.Operands.Select(value => value ? "true" : "false")], boolean.Operator),
        DateTimeCondition time => Time(time.UtcTicks),
        PatternCondition pattern => Quote(pattern.Pattern),
        SemanticVersionCondition version => Quote(version.Versions.Text),
        ExistsCondition exists => exists.Expected ? "true" : "false",
        _ => "",
    };

    private static string List(string[] operands, ConditionOperator conditionOperator)
    {
        if (operands.Length > ListedOperands)
        {
            return $"[{operands.Length} values]";
        }

        var isSet = conditionOperator is ConditionOperator.In or ConditionOperator.NotIn or ConditionOperator.HasAny or ConditionOperator.HasAll;
        return operands.Length == 1 && !isSet ? operands[0] : $"[{string.Join(", ", operands)}]";
    }
}
