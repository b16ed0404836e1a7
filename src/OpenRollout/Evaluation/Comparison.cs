using System.Runtime.CompilerServices;

namespace OpenRollout.Evaluation;

/// <summary>
/// Compares an attribute with an operand. A value that is absent or not of the type that the comparison is made for
/// never holds, the negative comparisons included. Nothing here throws or allocates.
/// </summary>
internal static class Comparison
{
    /// <summary>
    /// What most conditions are is inlined into the loop, what is rare or takes long is called. Every opcode has a case of
    /// its own, so that one jump finds it, and no case needs a variable whose address is taken.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(in Instruction instruction, AttributeValue value, Constants constants)
    {
        switch (instruction.Code)
        {
            case Opcode.BooleanIn:
                return (instruction.Operand & value.AsBooleanMask()) != 0;

            case Opcode.StringEquals:
                return value.AsString() is { } text && ShortText.AreEqual(text, constants.Strings[instruction.Operand]);

            case Opcode.StringIn:
                return value.AsString() is { } one && IsOneOf(one, constants.StringLists[instruction.Operand]);

            case Opcode.StringInSet:
                return value.AsString() is { } key && IsIn(key, constants.KeySets[instruction.Operand]);

            // What is no number is NaN here, which nothing compares with.
            case Opcode.NumberEquals:
                return value.AsNumber() == constants.Numbers[instruction.Operand][0];

            case Opcode.NumberLess:
                return value.AsNumber() < constants.Numbers[instruction.Operand][0];

            case Opcode.NumberLessOrEqual:
                return value.AsNumber() <= constants.Numbers[instruction.Operand][0];

            case Opcode.NumberGreater:
                return value.AsNumber() > constants.Numbers[instruction.Operand][0];

            case Opcode.NumberGreaterOrEqual:
                return value.AsNumber() >= constants.Numbers[instruction.Operand][0];

            case Opcode.Exists:
                return value.IsPresent;

            default:
                return HoldsRarely(in instruction, value, constants);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool HoldsRarely(in Instruction instruction, AttributeValue value, Constants constants)
    {
        switch (instruction.Code)
        {
            case Opcode.NumberIn:
                return value.TryGetNumber(out var one) && Array.IndexOf(constants.Numbers[instruction.Operand], one) >= 0;

            case Opcode.NumberNotIn:
                return value.TryGetNumber(out var other) && Array.IndexOf(constants.Numbers[instruction.Operand], other) < 0;

            case >= Opcode.TimeLess and <= Opcode.TimeGreaterOrEqual:
                return value.TryGetUtcTicks(out var ticks) && Holds(instruction.Code, ticks, constants.Times[instruction.Operand]);

            case Opcode.Version:
                return Manifest.SemanticVersion.TryParse(value.AsString(), out var version) && constants.Versions[instruction.Operand].Contains(in version);

            case Opcode.HasAny or Opcode.HasAll:
                return value.AsStringList() is { } list && Holds(instruction.Code, list, constants.StringLists[instruction.Operand]);

            default:
                return value.AsString() is { } text && Holds(in instruction, text, constants);
        }
    }

    /// <summary>Kept out of the loop, into which the compiler would otherwise put the whole of a set.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsIn(string key, KeySet keys) => keys.Contains(key);

    private static bool Holds(in Instruction instruction, string value, Constants constants) => instruction.Code switch
    {
        Opcode.StringNotIn => !IsOneOf(value, constants.StringLists[instruction.Operand]),
        Opcode.StringNotInSet => !constants.KeySets[instruction.Operand].Contains(value),
        Opcode.Matches => constants.Patterns[instruction.Operand].IsMatch(value),
        _ => HoldsForAny(instruction.Code, value, constants.StringLists[instruction.Operand]),
    };

    private static bool HoldsForAny(Opcode code, string value, string[] operands)
    {
        foreach (var operand in operands)
        {
            var holds = code switch
            {
                Opcode.StartsWith => value.StartsWith(operand, StringComparison.Ordinal),
                Opcode.EndsWith => value.EndsWith(operand, StringComparison.Ordinal),
                _ => value.Contains(operand, StringComparison.Ordinal),
            };
            if (holds)
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsOneOf(string value, string[] operands)
    {
        foreach (var operand in operands)
        {
            if (ShortText.AreEqual(operand, value))
            {
                return true;
            }
        }

        return false;
    }

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
