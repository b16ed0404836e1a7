using OpenRollout.Manifest.Conditions;
using OpenRollout.Manifest.Reasoning.Sets;

namespace OpenRollout.Manifest.Reasoning.Witnesses;

/// <summary>Evaluates conditions for one user by recursion over the model. Returns null if the result is not known.</summary>
internal sealed class ConditionEvaluator(RolloutManifest manifest, Workspace workspace, IReadOnlyDictionary<string, object> context)
{
    /// <summary>The deepest nesting that is followed, to protect the stack.</summary>
    private const int MaximumDepth = 200;

    private readonly RolloutManifest _manifest = manifest;
    private readonly Workspace _workspace = workspace;
    private readonly IReadOnlyDictionary<string, object> _context = context;

    /// <summary>Returns the unit that decides the bucket, or null if it is missing.</summary>
    public string? UnitOf(RolloutDefinition rollout)
        => _context.TryGetValue(rollout.Unit.Value, out var value) && value is string { Length: > 0 } unit ? unit : null;

    public bool? Hold(Condition condition) => Hold(condition, 0);

    private bool? Hold(Condition condition, int depth)
    {
        if (depth > MaximumDepth || !_workspace.Budget.Spend(1))
        {
            return null;
        }

        switch (condition)
        {
            case NotCondition not:
                return !Hold(not.Inner, depth + 1);
            case AllCondition all:
                return Join(all.Conditions, until: false, depth);
            case AnyCondition any:
                return Join(any.Conditions, until: true, depth);
            case SegmentCondition { Segment.Value: var name }:
                var segment = _manifest.FindSegment(name)!;
                return Hold(segment.Condition ?? TargetConditions.Of(segment), depth + 1);
            default:
                var comparison = (AttributeCondition)condition;
                _context.TryGetValue(comparison.Attribute.Name, out var value);
                return Compare(comparison, value);
        }
    }

    private bool? Join(IReadOnlyList<Condition> conditions, bool until, int depth)
    {
        bool? joined = !until;
        foreach (var condition in conditions)
        {
            var holds = Hold(condition, depth + 1);
            if (holds == until)
            {
                return until;
            }

            joined = holds is null ? null : joined;
        }

        return joined;
    }

    private bool? Compare(AttributeCondition condition, object? value) => condition switch
    {
        ExistsCondition exists => value is not null == exists.Expected,
        StringCondition or PatternCondition or CohortCondition => value is string text ? new StringTest(condition, isNegated: false).Holds(text, _workspace) : false,
        BooleanCondition booleans => value is bool boolean && booleans.Operands.Contains(boolean) != (booleans.Operator == ConditionOperator.NotIn),
        NumberCondition numbers => value is double number && Compare(numbers, number),
        DateTimeCondition times => value is DateTime time && Compare(times.Operator, time.Ticks.CompareTo(times.UtcTicks)),
        SemanticVersionCondition versions => SemanticVersion.TryParse(value as string, out var version) && versions.Versions.Contains(in version),
        StringListCondition lists => value is string[] items && (lists.Operator == ConditionOperator.HasAll ? lists.Operands.All(items.Contains) : lists.Operands.Any(items.Contains)),
        _ => null,
    };

    private static bool Compare(NumberCondition condition, double number) => condition.Operator switch
    {
        ConditionOperator.Equals or ConditionOperator.In => condition.Operands.Contains(number),
        ConditionOperator.NotIn => !condition.Operands.Contains(number),
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
