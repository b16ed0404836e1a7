using System.Text.RegularExpressions;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Conditions;
using OpenRollout.Tests.Generators;

namespace OpenRollout.Tests.Evaluation.Reference;

/// <summary>Evaluates conditions as the manifest documentation specifies, by plain recursion over the model and the user's raw values.</summary>
internal sealed class ReferenceConditions(RolloutManifest manifest, IReadOnlyDictionary<string, KeySet> cohorts, UserContext user)
{
    private readonly RolloutManifest _manifest = manifest;
    private readonly IReadOnlyDictionary<string, KeySet> _cohorts = cohorts;
    private readonly UserContext _user = user;

    public bool Holds(Condition condition)
    {
        switch (condition)
        {
            case AllCondition all:
                return all.Conditions.All(Holds);
            case AnyCondition any:
                return any.Conditions.Any(Holds);
            case NotCondition not:
                return !Holds(not.Inner);
            case SegmentCondition segment:
                return IsMember(segment.Segment.Value);
            default:
                var compared = (AttributeCondition)condition;
                return Compare(compared, _user.Attributes.GetValueOrDefault(compared.Attribute.Name));
        }
    }

    public bool IsMember(string segment)
    {
        var definition = _manifest.FindSegment(segment)!;
        return definition.Condition is { } condition ? Holds(condition)
            : definition.Keys is { } keys ? HasKey(keys)
            : TargetingKey() is { } key && _cohorts.TryGetValue(segment, out var cohort) && cohort.Contains(key);
    }

    public bool HasKey(IReadOnlyList<string> keys) => TargetingKey() is { } key && keys.Contains(key);

    private string? TargetingKey() => _user.Attributes.GetValueOrDefault("targetingKey") as string;

    private static bool Compare(AttributeCondition condition, object? value) => condition switch
    {
        ExistsCondition exists => value is not null == exists.Expected,
        StringCondition strings => value is string text && Compare(strings, text),
        PatternCondition pattern => value is string { Length: <= 4_096 } text && Regex.IsMatch(text, pattern.Pattern, RegexOptions.CultureInvariant),
        BooleanCondition booleans => value is bool boolean && booleans.Operands.Contains(boolean) != (booleans.Operator == ConditionOperator.NotIn),
        NumberCondition numbers => AsNumber(value) is { } number && Compare(numbers, number),
        DateTimeCondition times => AsTicks(value) is { } ticks && Compare(times.Operator, ticks.CompareTo(times.UtcTicks)),
        SemanticVersionCondition versions => SemanticVersion.TryParse(value as string, out var version) && versions.Versions.Contains(in version),
        StringListCondition lists => value is object[] items && items.All(item => item is string) && Compare(lists, items),
        _ => throw new NotSupportedException(condition.ToString()),
    };

    private static bool Compare(StringCondition condition, string text)
    {
        Func<string, bool> test = condition.Operator switch
        {
            ConditionOperator.StartsWith => operand => text.StartsWith(operand, StringComparison.Ordinal),
            ConditionOperator.EndsWith => operand => text.EndsWith(operand, StringComparison.Ordinal),
            ConditionOperator.Contains => operand => text.Contains(operand, StringComparison.Ordinal),
            _ => operand => text.Equals(operand, StringComparison.Ordinal),
        };
        return condition.Operands.Any(test) != (condition.Operator == ConditionOperator.NotIn);
    }

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
        ConditionOperator.GreaterThanOrEqual => order >= 0,
        _ => throw new NotSupportedException(comparison.ToString()),
    };

    private static bool Compare(StringListCondition condition, object[] items)
        => condition.Operator == ConditionOperator.HasAll
            ? condition.Operands.All(operand => items.Contains(operand))
            : condition.Operands.Any(operand => items.Contains(operand));

    private static double? AsNumber(object? value) => value switch
    {
        int whole => whole,
        double number when double.IsFinite(number) => number,
        _ => null,
    };

    private static long? AsTicks(object? value) => value switch
    {
        DateTimeOffset time => time.UtcTicks,
        DateTime { Kind: DateTimeKind.Local } local => local.ToUniversalTime().Ticks,
        DateTime utc => utc.Ticks,
        string text when Rfc3339.TryParse(text, out var ticks) => ticks,
        _ => null,
    };
}
