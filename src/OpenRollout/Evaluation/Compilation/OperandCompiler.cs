using OpenRollout.Evaluation.Execution;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>
/// Compiles the operator and operands of a condition to an opcode and a constant, and adds them to the signature. To add an
/// operator, add its <see cref="Opcode"/>, compile it here, and evaluate it in <see cref="Comparison"/>.
/// </summary>
internal sealed class OperandCompiler(ConstantPool pool, CodeBuffer code)
{
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
                code.Signature.Add(time.UtcTicks);
                return (CodeOfTime(time.Operator), pool.Add(time.UtcTicks));
            case PatternCondition pattern:
                code.Signature.Add(pattern.Pattern);
                return (Opcode.Matches, pool.AddPattern(pattern.Pattern));
            case SemanticVersionCondition version:
                code.Signature.Add(version.Versions.Text);
                return (Opcode.Version, pool.Add(version.Versions));
            case StringListCondition list:
                return CompileList(list.Operator, Sign(list.Operands));
            default:
                return (Opcode.Exists, 0);
        }
    }

    /// <summary>Compiles the operands of a list: with many operands each item is looked up in a set.</summary>
    private (Opcode Code, int Operand) CompileList(ConditionOperator conditionOperator, string[] strings)
        => conditionOperator == ConditionOperator.HasAll ? (Opcode.HasAll, pool.Add(strings))
            : new KeySet(strings) is { List: null } set ? (Opcode.HasAnyInSet, pool.Add(set).Operand)
            : (Opcode.HasAny, pool.Add(strings));

    private (Opcode Code, int Operand) CompileStrings(ConditionOperator conditionOperator, IReadOnlyList<string> operands)
    {
        var strings = Sign(operands);
        var isNegative = conditionOperator == ConditionOperator.NotIn;
        return conditionOperator switch
        {
            ConditionOperator.StartsWith => (Opcode.StartsWith, pool.Add(strings)),
            ConditionOperator.EndsWith => (Opcode.EndsWith, pool.Add(strings)),
            ConditionOperator.Contains => (Opcode.Contains, pool.Add(strings)),
            _ when strings.Length == 1 && !isNegative => (Opcode.StringEquals, pool.Add(strings[0])),
            _ => CompileKeys(new KeySet(strings), isNegative),
        };
    }

    private (Opcode Code, int Operand) CompileNumbers(ConditionOperator conditionOperator, double[] operands)
        => conditionOperator is ConditionOperator.In or ConditionOperator.NotIn
            ? (CodeOf(conditionOperator), pool.Add(new NumberLookup(operands)))
            : (CodeOf(conditionOperator), pool.Add(operands[0]));

    /// <summary>Compiles a test whether a string is one of some keys, or none of them.</summary>
    public (Opcode Code, int Operand) CompileKeys(KeySet keys, bool isNegative) => pool.Add(keys) switch
    {
        (IsList: true, var operand) => (isNegative ? Opcode.StringNotIn : Opcode.StringIn, operand),
        (_, var operand) => (isNegative ? Opcode.StringNotInSet : Opcode.StringInSet, operand),
    };

    /// <summary>Returns the booleans that satisfy a condition: bit 0 stands for false, bit 1 for true.</summary>
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
        code.Signature.Add((long)operand);
        return operand;
    }

    private double[] Sign(IReadOnlyList<double> operands)
    {
        foreach (var operand in operands)
        {
            code.Signature.Add(operand);
        }

        return operands as double[] ?? [.. operands];
    }

    private string[] Sign(IReadOnlyList<string> operands)
    {
        foreach (var operand in operands)
        {
            code.Signature.Add(operand);
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
