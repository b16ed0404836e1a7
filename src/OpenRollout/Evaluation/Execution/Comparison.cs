using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpenRollout.Evaluation.Keys;

namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// Compares an attribute with an operand. A value that is absent or of another type than the comparison's never holds, not
/// even in a negative comparison. Nothing here throws or allocates.
/// </summary>
internal static class Comparison
{
    /// <summary>
    /// Returns whether a comparison holds. The common ones are inlined into the loop; rare and slow ones are called. Every
    /// opcode has a case of its own, so that one jump finds it, and no case uses a variable whose address is taken.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(in Instruction instruction, AttributeValue value, Constants constants)
    {
        switch (instruction.Code)
        {
            case Opcode.BooleanIn:
                return value.IsBooleanIn(instruction.Operand);

            case Opcode.StringEquals:
                // Most different strings already have different fingerprints.
                return value.Fingerprint == At(constants.Fingerprints, in instruction)
                    && value.AsString() is { } text
                    && (Fingerprint.IsWhole(value.Fingerprint) || string.Equals(text, At(constants.Strings, in instruction)));

            case Opcode.StringIn:
                return value.AsString() is { } one && At(constants.KeyLists, in instruction).Contains(one, value.Fingerprint);

            case Opcode.StringInSet:
                return value.AsString() is { } key && At(constants.KeySets, in instruction).Contains(key, value.Fingerprint);

            // A value that is not a number is NaN here, which satisfies none of these comparisons.
            case Opcode.NumberEquals:
                return value.AsNumber() == At(constants.Numbers, in instruction);

            case Opcode.NumberLess:
                return value.AsNumber() < At(constants.Numbers, in instruction);

            case Opcode.NumberLessOrEqual:
                return value.AsNumber() <= At(constants.Numbers, in instruction);

            case Opcode.NumberGreater:
                return value.AsNumber() > At(constants.Numbers, in instruction);

            case Opcode.NumberGreaterOrEqual:
                return value.AsNumber() >= At(constants.Numbers, in instruction);

            case Opcode.Exists:
                return value.IsPresent;

            default:
                return HoldsRarely(in instruction, value, constants);
        }
    }

    /// <summary>Reads without a bounds check: the operand is an index that <see cref="Compilation.ConstantPool"/> returned for this array.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At<T>(T[] constants, in Instruction instruction)
        => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(constants), (nint)(uint)instruction.Operand);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool HoldsRarely(in Instruction instruction, AttributeValue value, Constants constants)
    {
        switch (instruction.Code)
        {
            case Opcode.StringNotIn:
                return value.AsString() is { } one && !constants.KeyLists[instruction.Operand].Contains(one, value.Fingerprint);

            case Opcode.StringNotInSet:
                return value.AsString() is { } key && !constants.KeySets[instruction.Operand].Contains(key, value.Fingerprint);

            case Opcode.NumberIn:
                return value.TryGetNumber(out var number) && constants.NumberLookups[instruction.Operand].Contains(number);

            case Opcode.NumberNotIn:
                return value.TryGetNumber(out var other) && !constants.NumberLookups[instruction.Operand].Contains(other);

            case >= Opcode.TimeLess and <= Opcode.TimeGreaterOrEqual:
                return value.TryGetUtcTicks(out var ticks) && Holds(instruction.Code, ticks, constants.Times[instruction.Operand]);

            case Opcode.Version:
                return Manifest.Conditions.SemanticVersion.TryParse(value.AsString(), out var version) && constants.Versions[instruction.Operand].Contains(in version);

            case Opcode.HasAny or Opcode.HasAll:
                return value.AsStringList() is { } list && Holds(instruction.Code, list, constants.StringLists[instruction.Operand]);

            case Opcode.HasAnyInSet:
                return value.AsStringList() is { } items && HasAny(constants.KeySets[instruction.Operand], items);

            case Opcode.Matches:
                return value.AsString() is { } matched && constants.Patterns[instruction.Operand].IsMatch(matched);

            default:
                return value.AsString() is { } text && Holds(instruction.Code, text, constants.StringLists[instruction.Operand]);
        }
    }

    private static bool HasAny(KeySet operands, string[] items)
    {
        foreach (var item in items)
        {
            if (operands.Contains(item))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(Opcode code, string value, string[] operands)
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
