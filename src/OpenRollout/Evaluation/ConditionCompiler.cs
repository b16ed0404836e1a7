using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>
/// Compiles conditions to tests that jump. There is no instruction for all, any, not and segments: they only decide
/// where a test goes on. To add an operator, add its <see cref="Opcode"/>, compile it here, and say in
/// <see cref="Comparison"/> when it holds.
/// </summary>
internal sealed class ConditionCompiler(
    IReadOnlyDictionary<string, int> ordinals, SegmentTable segments, ConstantPool pool, CodeBuffer code)
{
    private readonly IReadOnlyDictionary<string, int> _ordinals = ordinals;
    private readonly SegmentTable _segments = segments;
    private readonly ConstantPool _pool = pool;
    private readonly CodeBuffer _code = code;

    /// <summary>Compiles a condition and returns its first instruction.</summary>
    public int Compile(Condition condition, int whenTrue, int whenFalse, Origin origin)
    {
        switch (condition)
        {
            case AllCondition all:
                return all.Conditions.Reverse().Aggregate(whenTrue, (next, inner) => Compile(inner, next, whenFalse, origin));
            case AnyCondition any:
                return any.Conditions.Reverse().Aggregate(whenFalse, (next, inner) => Compile(inner, whenTrue, next, origin));
            case NotCondition not:
                return Compile(not.Inner, whenFalse, whenTrue, origin);
            case SegmentCondition segment:
                return CompileSegment(segment.Segment.Value, whenTrue, whenFalse, origin);
            default:
                return CompileTest((AttributeCondition)condition, whenTrue, whenFalse, origin with { Condition = (AttributeCondition)condition });
        }
    }

    public int CompileSegment(string segment, int whenTrue, int whenFalse, Origin origin)
    {
        origin = origin with { Reference = segment };
        return _segments.FindKeys(segment) is { } keys
            ? CompileKeys(keys, whenTrue, whenFalse, origin)
            : Compile(_segments.FindCondition(segment)!, whenTrue, whenFalse, origin);
    }

    public int CompileKeys(KeySet keys, int whenTrue, int whenFalse, Origin origin)
    {
        keys.AddTo(ref _code.Signature);
        return _code.Add(Opcode.StringInSet, AttributeDefinition.TargetingKey, RolloutProgram.TargetingKeyOrdinal, _pool.Add(keys), whenTrue, whenFalse, origin);
    }

    private int CompileTest(AttributeCondition condition, int whenTrue, int whenFalse, Origin origin)
    {
        if (condition is ExistsCondition { Expected: false })
        {
            (whenTrue, whenFalse) = (whenFalse, whenTrue);
        }

        var (code, operand) = Encode(condition);
        return _code.Add(code, condition.Attribute, _ordinals[condition.Attribute.Name], operand, whenTrue, whenFalse, origin);
    }

    private (Opcode Code, int Operand) Encode(AttributeCondition condition)
    {
        switch (condition)
        {
            case StringCondition text:
                return EncodeStrings(text.Operator, text.Operands);
            case BooleanCondition boolean:
                return (Opcode.BooleanIn, Sign(Mask(boolean)));
            case NumberCondition number:
                return (CodeOf(number.Operator), _pool.Add(Sign(number.Operands)));
            case DateTimeCondition time:
                _code.Signature.Add(time.UtcTicks);
                return (CodeOfTime(time.Operator), _pool.Add(time.UtcTicks));
            case PatternCondition pattern:
                _code.Signature.Add(pattern.Pattern);
                return (Opcode.Matches, _pool.AddPattern(pattern.Pattern));
            case SemanticVersionCondition version:
                _code.Signature.Add(version.Versions.Text);
                return (Opcode.Version, _pool.Add(version.Versions));
            case StringListCondition list:
                return (list.Operator == ConditionOperator.HasAll ? Opcode.HasAll : Opcode.HasAny, _pool.Add(Sign(list.Operands)));
            default:
                return (Opcode.Exists, 0);
        }
    }

    private (Opcode Code, int Operand) EncodeStrings(ConditionOperator conditionOperator, IReadOnlyList<string> operands)
    {
        var strings = Sign(operands);
        var isNegative = conditionOperator == ConditionOperator.NotIn;
        return conditionOperator switch
        {
            ConditionOperator.StartsWith => (Opcode.StartsWith, _pool.Add(strings)),
            ConditionOperator.EndsWith => (Opcode.EndsWith, _pool.Add(strings)),
            ConditionOperator.Contains => (Opcode.Contains, _pool.Add(strings)),
            _ when strings.Length == 1 && !isNegative => (Opcode.StringEquals, _pool.Add(strings[0])),
            _ when strings.Length <= ConstantPool.ShortList => (isNegative ? Opcode.StringNotIn : Opcode.StringIn, _pool.Add(strings)),
            _ => (isNegative ? Opcode.StringNotInSet : Opcode.StringInSet, _pool.Add(new KeySet(strings))),
        };
    }

    /// <summary>Bit 0 stands for false, bit 1 for true.</summary>
    private static int Mask(BooleanCondition condition)
    {
        var mask = condition.Operands.Aggregate(0, (mask, value) => mask | (value ? 2 : 1));
        return condition.Operator == ConditionOperator.NotIn ? 3 & ~mask : mask;
    }

    private int Sign(int operand)
    {
        _code.Signature.Add((long)operand);
        return operand;
    }

    private double[] Sign(IReadOnlyList<double> operands)
    {
        foreach (var operand in operands)
        {
            _code.Signature.Add(operand);
        }

        return [.. operands];
    }

    private string[] Sign(IReadOnlyList<string> operands)
    {
        foreach (var operand in operands)
        {
            _code.Signature.Add(operand);
        }

        return [.. operands];
    }

    private static Opcode CodeOf(ConditionOperator conditionOperator) => conditionOperator switch
    {
        ConditionOperator.Equals => Opcode.NumberEquals,
        ConditionOperator.In => Opcode.NumberIn,
        ConditionOperator.NotIn => Opcode.NumberNotIn,
        ConditionOperator.LessThan => Opcode.NumberLess,
        ConditionOperator.LessThanOrEqual => Opcode.NumberLessOrEqual,
        ConditionOperator.GreaterThan => Opcode.NumberGreater,
        _ => Opcode.NumberGreaterOrEqual,
    };

    private static Opcode CodeOfTime(ConditionOperator conditionOperator) => conditionOperator switch
    {
        ConditionOperator.LessThan => Opcode.TimeLess,
        ConditionOperator.LessThanOrEqual => Opcode.TimeLessOrEqual,
        ConditionOperator.GreaterThan => Opcode.TimeGreater,
        _ => Opcode.TimeGreaterOrEqual,
    };
}
