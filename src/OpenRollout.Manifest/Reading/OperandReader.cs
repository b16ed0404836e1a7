using System.Text.Json;
using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Json;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Manifest.Reading;

/// <summary>Reads the condition on an attribute: a literal, a list of literals, or operators with their operands.</summary>
internal sealed class OperandReader(ValueReader values)
{
    private readonly LiteralReader _literals = new(values);
    private readonly PatternCheck _patterns = new();

    /// <summary>Reads the value of an attribute's entry in a condition. Returns null after reporting that it is invalid.</summary>
    public Condition? Read(AttributeDefinition attribute, TextRange range, JsonTextValue node)
    {
        if (node.IsObject)
        {
            var count = node.EnumerateObject().Count();
            if (count == 0)
            {
                values.Report(ProblemDescriptors.MissingProperty, range, $"'{PlainText.Quote(attribute.Name)}' needs at least one operator; use {OperatorRules.List(attribute.Type)}");
            }

            var conditions = new ArrayBuilder<Condition>(count);
            foreach (var (name, operand) in node.EnumerateObject())
            {
                if (ReadOperator(attribute, name, operand) is { } condition)
                {
                    conditions.Add(condition);
                }
            }

            return conditions.Count == 1 ? conditions.Last : new AllCondition(conditions.ToArray(), range);
        }

        if (attribute.Type is AttributeType.String or AttributeType.Boolean or AttributeType.Number)
        {
            return ReadEquality(attribute, node.IsArray ? ConditionOperator.In : ConditionOperator.Equals, range, node);
        }

        return Mismatch(node.Range, $"{LiteralReader.Describe(attribute)} cannot be compared with a literal; use {OperatorRules.List(attribute.Type)}");
    }

    private Condition? ReadOperator(AttributeDefinition attribute, JsonTextValue name, JsonTextValue operand)
    {
        if (OperatorNames.Find(name) is not { } conditionOperator)
        {
            var unknown = name.GetString();
            return Mismatch(name.Range, $"unknown operator '{PlainText.Quote(unknown)}'{values.SuggestOr(unknown, OperatorNames.All, $"; use {OperatorRules.List(attribute.Type)}")}");
        }

        if (!OperatorRules.Fits(conditionOperator, attribute.Type))
        {
            return Mismatch(name.Range, $"'{PlainText.Quote(name.GetString())}' cannot be used with {LiteralReader.Describe(attribute)}; use {OperatorRules.List(attribute.Type)}");
        }

        return conditionOperator switch
        {
            ConditionOperator.Exists => ReadExists(attribute, name, operand),
            ConditionOperator.SemanticVersion => ReadVersions(attribute, name, operand),
            ConditionOperator.Matches => ReadPattern(attribute, name, operand),
            ConditionOperator.HasAny or ConditionOperator.HasAll => ReadList(attribute, conditionOperator, name, operand),
            ConditionOperator.StartsWith or ConditionOperator.EndsWith or ConditionOperator.Contains
                => ReadParts(attribute, conditionOperator, name, operand),
            ConditionOperator.Equals => ReadEquality(attribute, conditionOperator, name.Range, operand),
            ConditionOperator.In or ConditionOperator.NotIn => operand.IsArray
                ? ReadEquality(attribute, conditionOperator, name.Range, operand)
                : Mismatch(operand.Range, $"'{PlainText.Quote(name.GetString())}' needs an array, not {operand.Describe()}"),
            _ => ReadOrder(attribute, conditionOperator, name, operand),
        };
    }

    /// <summary>Reads the operand of equals, in or notIn: one or several literals of the attribute's type.</summary>
    private Condition? ReadEquality(AttributeDefinition attribute, ConditionOperator conditionOperator, TextRange range, JsonTextValue operand)
    {
        // Equals takes one literal, so an array is reported as an invalid one.
        var nodes = conditionOperator == ConditionOperator.Equals ? operand.AsSingleItem() : operand.EnumerateArrayOrSelf();
        switch (attribute.Type)
        {
            case AttributeType.Boolean:
                return _literals.ReadBooleans(attribute, nodes) is { } booleans
                    ? new BooleanCondition(attribute, conditionOperator, booleans, range)
                    : null;
            case AttributeType.Number:
                return _literals.ReadNumbers(attribute, nodes) is { } numbers
                    ? new NumberCondition(attribute, conditionOperator, numbers, range)
                    : null;
            default:
                return _literals.ReadValues(attribute, nodes) is { } strings
                    ? new StringCondition(attribute, conditionOperator, strings, range)
                    : null;
        }
    }

    private Condition? ReadOrder(AttributeDefinition attribute, ConditionOperator conditionOperator, JsonTextValue name, JsonTextValue operand)
    {
        if (attribute.Type == AttributeType.Number)
        {
            return operand.TryGetDouble(out var number)
                ? new NumberCondition(attribute, conditionOperator, new[] { number }, name.Range)
                : Mismatch(operand.Range, $"'{PlainText.Quote(name.GetString())}' needs a number within the range of a double, not {operand.Describe()}");
        }

        return operand.IsString && Rfc3339.TryParse(operand.GetString().AsSpan(), out var utcTicks)
            ? new DateTimeCondition(attribute, conditionOperator, utcTicks, name.Range)
            : Mismatch(operand.Range, $"'{PlainText.Quote(name.GetString())}' needs a time with seconds and offset such as \"2026-09-20T08:00:00+02:00\", not {operand.Describe()}");
    }

    private Condition? ReadParts(AttributeDefinition attribute, ConditionOperator conditionOperator, JsonTextValue name, JsonTextValue operand)
        => _literals.ReadStrings(attribute, operand.EnumerateArrayOrSelf()) is { } parts
            ? new StringCondition(attribute, conditionOperator, parts, name.Range)
            : null;

    private Condition? ReadList(AttributeDefinition attribute, ConditionOperator conditionOperator, JsonTextValue name, JsonTextValue operand)
    {
        if (!operand.IsArray)
        {
            return Mismatch(operand.Range, $"'{PlainText.Quote(name.GetString())}' needs an array of strings, not {operand.Describe()}");
        }

        return _literals.ReadStrings(attribute, operand.EnumerateArray()) is { } strings
            ? new StringListCondition(attribute, conditionOperator, strings, name.Range)
            : null;
    }

    private Condition? ReadExists(AttributeDefinition attribute, JsonTextValue name, JsonTextValue operand)
        => operand.IsBoolean
            ? new ExistsCondition(attribute, operand.Type == JsonTokenType.True, name.Range)
            : Mismatch(operand.Range, $"'exists' needs true or false, not {operand.Describe()}");

    private Condition? ReadVersions(AttributeDefinition attribute, JsonTextValue name, JsonTextValue operand)
    {
        if (!operand.IsString)
        {
            return Mismatch(operand.Range, $"'semver' needs a string such as \">=4.2.0 <5.0.0\", not {operand.Describe()}");
        }

        return SemanticVersionRange.TryParse(operand.GetString(), out var range, out var problem)
            ? new SemanticVersionCondition(attribute, range!, name.Range)
            : Mismatch(operand.Range, problem!);
    }

    private Condition? ReadPattern(AttributeDefinition attribute, JsonTextValue name, JsonTextValue operand)
    {
        if (!operand.IsString)
        {
            return Mismatch(operand.Range, $"'matches' needs a string, not {operand.Describe()}");
        }

        return _patterns.FindProblem(operand.GetString()) is { } problem
            ? Mismatch(operand.Range, problem)
            : new PatternCondition(attribute, operand.GetString(), name.Range);
    }

    private Condition? Mismatch(TextRange range, string message)
    {
        values.Report(ProblemDescriptors.OperatorMismatch, range, message);
        return null;
    }
}
