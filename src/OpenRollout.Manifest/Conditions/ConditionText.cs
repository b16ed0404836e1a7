using System.Globalization;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Conditions;

/// <summary>Writes conditions as text. Messages, explanations and pages all take it from here.</summary>
internal static class ConditionText
{
    /// <summary>The most operands that are listed; more are counted.</summary>
    private const int MaximumOperands = 8;

    /// <summary>Writes a comparison with the attribute's bare name, for explanations: <c>country in ["NO", "SE"]</c>.</summary>
    public static string WriteTest(AttributeCondition condition)
        => $"{condition.Attribute.Name} {OperatorNames.NameOf(condition.Operator)} {WriteOperand(condition)}";

    /// <summary>Writes a whole condition: <c>'country' in ["NO", "SE"] and not segment 'minors'</c>.</summary>
    public static string Write(Condition condition) => Write(condition, isInner: false);

    /// <summary>
    /// Names a condition in a message: <c>'age' lt 16</c> or <c>segment 'minors'</c>. A condition with others in it is
    /// only mentioned, as it may be of any length.
    /// </summary>
    public static string Summarize(Condition condition) => condition switch
    {
        AttributeCondition or SegmentCondition or NotCondition { Inner: AttributeCondition or SegmentCondition } => Write(condition),
        NotCondition => "the condition in 'not'",
        AnyCondition => "the condition in 'any'",
        _ => "the condition",
    };

    /// <summary>Writes a string as JSON, on one line and cut to the length of a quotation.</summary>
    public static string Quote(string value)
        => PlainText.Escape(ManifestValue.From(PlainText.Cut(value, PlainText.MaximumQuotation)).ToString());

    /// <summary>Writes the first strings of a list, after their number if not all are shown.</summary>
    public static string QuoteList(IReadOnlyCollection<string> values)
    {
        var listed = string.Join(", ", values.Take(MaximumOperands).Select(Quote));
        return values.Count > MaximumOperands ? $"[{values.Count} values: {listed}, ...]" : $"[{listed}]";
    }

    private static string Write(Condition condition, bool isInner) => condition switch
    {
        AttributeCondition comparison => $"'{PlainText.Quote(comparison.Attribute.Name)}' {OperatorNames.NameOf(comparison.Operator)} {WriteOperand(comparison)}",
        SegmentCondition segment => $"segment '{PlainText.Quote(segment.Segment.Value)}'",
        NotCondition not => $"not {Write(not.Inner, isInner: true)}",
        AllCondition { Conditions: { Count: 1 } only } => Write(only[0], isInner),
        AnyCondition { Conditions: { Count: 1 } only } => Write(only[0], isInner),
        AllCondition all => Join(" and ", all.Conditions, isInner),
        _ => Join(" or ", ((AnyCondition)condition).Conditions, isInner),
    };

    private static string Join(string separator, IReadOnlyList<Condition> conditions, bool isInner)
    {
        var text = string.Join(separator, conditions.Select(condition => Write(condition, isInner: true)));
        return isInner ? $"({text})" : text;
    }

    private static string WriteOperand(AttributeCondition condition) => condition switch
    {
        StringCondition text => WriteOperands(text.Operands, Quote, text.Operator),
        StringListCondition list => WriteOperands(list.Operands, Quote, list.Operator),
        NumberCondition number => WriteOperands(number.Operands, value => value.ToString("R", CultureInfo.InvariantCulture), number.Operator),
        BooleanCondition boolean => WriteOperands(boolean.Operands, value => value ? "true" : "false", boolean.Operator),
        DateTimeCondition time => Rfc3339.Write(time.UtcTicks),
        PatternCondition pattern => Quote(pattern.Pattern),
        SemanticVersionCondition version => Quote(version.Versions.Text),
        ExistsCondition exists => exists.Expected ? "true" : "false",
        _ => "",
    };

    private static string WriteOperands<T>(IReadOnlyList<T> operands, Func<T, string> write, ConditionOperator conditionOperator)
    {
        if (operands.Count > MaximumOperands)
        {
            return $"[{operands.Count} values]";
        }

        var isSet = conditionOperator is ConditionOperator.In or ConditionOperator.NotIn or ConditionOperator.HasAny or ConditionOperator.HasAll;
        return operands.Count == 1 && !isSet ? write(operands[0]) : $"[{string.Join(", ", operands.Select(write))}]";
    }
}
