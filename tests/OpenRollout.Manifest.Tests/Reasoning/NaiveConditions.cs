using System.Text.RegularExpressions;
using OpenRollout.Manifest.Conditions;

namespace OpenRollout.Manifest.Tests;

/// <summary>Evaluates conditions as documented. It shares only the model with the reasoning.</summary>
internal static class NaiveConditions
{
    public static bool Holds(RolloutManifest manifest, Condition condition, NaiveUser user) => condition switch
    {
        AllCondition all => all.Conditions.All(inner => Holds(manifest, inner, user)),
        AnyCondition any => any.Conditions.Any(inner => Holds(manifest, inner, user)),
        NotCondition not => !Holds(manifest, not.Inner, user),
        SegmentCondition segment => IsMember(manifest, segment.Segment.Value, user),
        ExistsCondition exists => user[exists.Attribute.Name] is not null == exists.Expected,
        _ => user[((AttributeCondition)condition).Attribute.Name] is { } value && Compare((AttributeCondition)condition, value),
    };

    public static bool IsMember(RolloutManifest manifest, string name, NaiveUser user)
    {
        var segment = manifest.FindSegment(name)!;
        return segment.Condition is { } condition ? Holds(manifest, condition, user)
            : user["targetingKey"] is string key && (segment.Keys ?? NaiveUser.FileKeys).Contains(key);
    }

    public static bool IsMeant(RolloutManifest manifest, AudienceDefinition audience, NaiveUser user)
        => audience.Segment is { } segment ? IsMember(manifest, segment.Value, user)
            : audience.Keys is { } keys ? user["targetingKey"] is string key && keys.Contains(key)
            : audience.Condition is not { } condition || Holds(manifest, condition, user);

    private static bool Compare(AttributeCondition condition, object value) => (condition, value) switch
    {
        (PatternCondition pattern, string text) => Regex.IsMatch(text, pattern.Pattern, RegexOptions.CultureInvariant),
        (StringCondition strings, string text) => Compare(strings, text),
        (BooleanCondition { Operator: ConditionOperator.NotIn } booleans, bool boolean) => !booleans.Operands.Contains(boolean),
        (BooleanCondition booleans, bool boolean) => booleans.Operands.Contains(boolean),
        (NumberCondition numbers, double number) => Compare(numbers, number),
        (DateTimeCondition times, DateTime time) => Compare(times.Operator, time.Ticks.CompareTo(times.UtcTicks)),
        (SemanticVersionCondition versions, string text) => SemanticVersion.TryParse(text, out var version) && versions.Versions.Contains(in version),
        (StringListCondition { Operator: ConditionOperator.HasAll } list, string[] items) => list.Operands.All(items.Contains),
        (StringListCondition list, string[] items) => list.Operands.Any(items.Contains),
        _ => false,
    };

    private static bool Compare(StringCondition condition, string text) => condition.Operator switch
    {
        ConditionOperator.NotIn => !condition.Operands.Contains(text),
        ConditionOperator.StartsWith => condition.Operands.Any(operand => text.StartsWith(operand, StringComparison.Ordinal)),
        ConditionOperator.EndsWith => condition.Operands.Any(operand => text.EndsWith(operand, StringComparison.Ordinal)),
        ConditionOperator.Contains => condition.Operands.Any(operand => text.Contains(operand, StringComparison.Ordinal)),
        _ => condition.Operands.Contains(text),
    };

    private static bool Compare(NumberCondition condition, double number) => condition.Operator switch
    {
        ConditionOperator.Equals or ConditionOperator.In => condition.Operands.Any(operand => operand == number),
        ConditionOperator.NotIn => condition.Operands.All(operand => operand != number),
        _ => Compare(condition.Operator, number.CompareTo(condition.Operands[0])),
    };

    private static bool Compare(ConditionOperator comparison, int order) => comparison switch
    {
        ConditionOperator.LessThan => order < 0,
        ConditionOperator.LessThanOrEqual => order <= 0,
        ConditionOperator.GreaterThan => order > 0,
        _ => order >= 0,
    };
}
