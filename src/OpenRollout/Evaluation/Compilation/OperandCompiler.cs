using OpenRollout.Evaluation.Execution;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Turns what an attribute is compared with into an opcode and a constant, and signs it. To add an operator, add its
/// <see cref="Opcode"/>, compile it here, and say in <see cref="Comparison"/> when it holds.
/// </summary>
internal sealed class OperandCompiler(ConstantPool pool, CodeBuffer code)
{
    private readonly ConstantPool _pool = pool;
    private readonly CodeBuffer _code = code;

    public (Opcode Code, int Operand) Compile(AttributeCondition condition)
    {
        switch (condition)
        {
            case StringCondition text:
                return CompileStrings(text.Operator, text.Operands);
            case BooleanCondition boolean:
                return (Opcode.BooleanIn, Sign(Mask(boolean)));
            case NumberCondition number:
                return CompileNumbers(number.Operator, Sign(number.Operands));
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
                return CompileList(list.Operator, Sign(list.Operands));
            default:
                return (Opcode.Exists, 0);
        }
    }

    /// <summary>Many strings are looked up one by one in a set of them, instead of being compared each with each.</summary>
    private (Opcode Code, int Operand) CompileList(ConditionOperator conditionOperator, string[] strings)
        => conditionOperator == ConditionOperator.HasAll ? (Opcode.HasAll, _pool.Add(strings))
            : new KeySet(strings) is { List: null } set ? (Opcode.HasAnyInSet, _pool.Add(set).Operand)
            : (Opcode.HasAny, _pool.Add(strings));

    private (Opcode Code, int Operand) CompileStrings(ConditionOperator conditionOperator, IReadOnlyList<string> operands)
    {
        var strings = Sign(operands);
        var isNegative = conditionOperator == ConditionOperator.NotIn;
        return conditionOperator switch
        {
            ConditionOperator.StartsWith => (Opcode.StartsWith, _pool.Add(strings)),
            ConditionOperator.EndsWith => (Opcode.EndsWith, _pool.Add(strings)),
            ConditionOperator.Contains => (Opcode.Contains, _pool.Add(strings)),
            _ when strings.Length == 1 && !isNegative => (Opcode.StringEquals, _pool.Add(strings[0])),
            _ => CompileKeys(new KeySet(strings), isNegative),
        };
    }

    private (Opcode Code, int Operand) CompileNumbers(ConditionOperator conditionOperator, double[] operands)
        => conditionOperator is ConditionOperator.In or ConditionOperator.NotIn
            ? (CodeOf(conditionOperator), _pool.Add(new NumberLookup(operands)))
            : (CodeOf(conditionOperator), _pool.Add(operands[0]));

    /// <summary>Keys that are one of these, or none of them.</summary>
    public (Opcode Code, int Operand) CompileKeys(KeySet keys, bool isNegative) => _pool.Add(keys) switch
    {
        (IsList: true, var operand) => (isNegative ? Opcode.StringNotIn : Opcode.StringIn, operand),
        (_, var operand) => (isNegative ? Opcode.StringNotInSet : Opcode.StringInSet, operand),
    };

    /// <summary>Bit 0 stands for false, bit 1 for true.</summary>
    private static int Mask(BooleanCondition condition)
    {
        var mask = 0;
        foreach (var operand in condition.Operands)
        {
            mask |= operand ? 2 : 1;
        }

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

        return operands as double[] ?? [.. operands];
    }

    private string[] Sign(IReadOnlyList<string> operands)
    {
        foreach (var operand in operands)
        {
            _code.Signature.Add(operand);
        }

        return operands as string[] ?? [.. operands];
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
