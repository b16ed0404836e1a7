using System.Runtime.CompilerServices;

namespace OpenRollout.Evaluation;

/// <summary>
/// Compares an attribute with an operand. A value that is absent or not of the type that the comparison is made for
/// never holds, the negative comparisons included. Nothing here throws or allocates.
/// </summary>
internal static class Comparison
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(in Instruction instruction, in AttributeValue value, Constants constants)
    {
        switch (instruction.Code)
        {
            case Opcode.StringEquals:
                return value.AsString() is { } text && string.Equals(text, constants.Strings[instruction.Operand]);

            case Opcode.BooleanIn:
                return value.TryGetBoolean(out var boolean) && (instruction.Operand & (boolean ? 2 : 1)) != 0;

            case Opcode.Exists:
                return value.IsPresent;

            case >= Opcode.NumberEquals and <= Opcode.NumberGreaterOrEqual:
                return value.TryGetNumber(out var number) && Holds(instruction.Code, number, constants.Numbers[instruction.Operand]);

            case >= Opcode.TimeLess and <= Opcode.TimeGreaterOrEqual:
                return value.TryGetUtcTicks(out var ticks) && Holds(instruction.Code, ticks, constants.Times[instruction.Operand]);

            case Opcode.Version:
                return Manifest.SemanticVersion.TryParse(value.AsString(), out var version) && constants.Versions[instruction.Operand].Contains(in version);

            case Opcode.HasAny or Opcode.HasAll:
                return value.AsStringList() is { } list && Holds(instruction.Code, list, constants.StringLists[instruction.Operand]);

            default:
                return value.AsString() is { } other && Holds(in instruction, other, constants);
        }
    }

    private static bool Holds(in Instruction instruction, string value, Constants constants)
    {
        switch (instruction.Code)
        {
            case Opcode.StringInSet:
                return constants.KeySets[instruction.Operand].Contains(value);

            case Opcode.StringNotInSet:
                return !constants.KeySets[instruction.Operand].Contains(value);

            case Opcode.Matches:
                return constants.Patterns[instruction.Operand].IsMatch(value);

            case Opcode.StringNotIn:
                return !HoldsForAny(Opcode.StringIn, value, constants.StringLists[instruction.Operand]);

            default:
                return HoldsForAny(instruction.Code, value, constants.StringLists[instruction.Operand]);
        }
    }

    private static bool HoldsForAny(Opcode code, string value, string[] operands)
    {
        foreach (var operand in operands)
        {
            var holds = code switch
            {
                Opcode.StartsWith => value.StartsWith(operand, StringComparison.Ordinal),
                Opcode.EndsWith => value.EndsWith(operand, StringComparison.Ordinal),
                Opcode.Contains => value.Contains(operand, StringComparison.Ordinal),
                _ => string.Equals(value, operand),
            };
            if (holds)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(Opcode code, double value, double[] operands) => code switch
    {
        Opcode.NumberEquals => value == operands[0],
        Opcode.NumberIn => Array.IndexOf(operands, value) >= 0,
        Opcode.NumberNotIn => Array.IndexOf(operands, value) < 0,
        Opcode.NumberLess => value < operands[0],
        Opcode.NumberLessOrEqual => value <= operands[0],
        Opcode.NumberGreater => value > operands[0],
        _ => value >= operands[0],
    };

    private static bool Holds(Opcode code, long ticks, long operand) => code switch
    {
        Opcode.TimeLess => ticks < operand,
        Opcode.TimeLessOrEqual => ticks <= operand,
        Opcode.TimeGreater => ticks > operand,
        _ => ticks >= operand,
    };

    private static bool Holds(Opcode code, string[] list, string[] operands)
    {
        var all = code == Opcode.HasAll;
        foreach (var operand in operands)
        {
            if (list.AsSpan().IndexOf(operand) >= 0 != all)
            {
                return !all;
            }
        }

        return all;
    }
}
