using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using OpenRollout.Evaluation.Attributes;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// Runs the instructions of a flag: the one loop that evaluates every flag. It allocates nothing, takes no lock and makes no
/// virtual call; each <typeparamref name="TTrace"/> has a compiled copy of its own. Rare work is in methods of its own, so
/// that the loop is small enough to keep its variables in registers.
/// </summary>
internal static class Interpreter<TTrace>
    where TTrace : struct, ITrace
{
    private const int Unknown = -1;

    /// <summary>The distance with which a test ends a segment for members.</summary>
    private const int IsMember = ~1;

    /// <summary>Evaluates one flag.</summary>
    /// <param name="program">The program.</param>
    /// <param name="flag">The flag.</param>
    /// <param name="context">The user and the time.</param>
    /// <param name="on">The indices of the required flags that are on.</param>
    /// <param name="trace">Observes the evaluation.</param>
    /// <returns>The index of the outcome.</returns>
    public static int Run(
        RolloutProgram program,
        in CompiledFlag flag,
        in ContextView context,
        ReadOnlySpan<int> on,
        ref TTrace trace)
    {
        var constants = program.Constants;
        ref var first = ref MemoryMarshal.GetArrayDataReference(program.Code);
        // No bounds check: every entry and distance was returned by CodeBuffer for an existing instruction.
        ref var instruction = ref Unsafe.Add(ref first, (nint)(uint)flag.Entry);
        var bucket = Unknown;
        var isShared = false;
        var isUnitMissing = false;
        while (true)
        {
            bool holds;
            switch (instruction.Code)
            {
                case Opcode.Serve:
                    trace.Ended(At(ref first, ref instruction));
                    return instruction.Operand;

                case Opcode.ServeRamp:
                    trace.Ended(At(ref first, ref instruction));
                    return instruction.Operand + (isShared ? 1 : 0);

                case Opcode.Default:
                    trace.Ended(At(ref first, ref instruction));
                    return isUnitMissing ? flag.UnitMissing : instruction.Operand;

                case Opcode.Share or Opcode.Ramp:
                    var share = instruction.Code == Opcode.Share ? instruction.Operand : ShareAt(constants, in instruction, in context);
                    if (share is > 0 and < Percentage.All && bucket < 0)
                    {
                        bucket = context.GetString(flag.Unit) is { Length: > 0 } unit ? flag.Bucket(unit) : Unknown;
                        isUnitMissing |= bucket < 0;
                    }

                    isShared = share < Percentage.All;
                    holds = trace.Shared(At(ref first, ref instruction), bucket < 0 ? null : bucket, share, !isShared || (bucket >= 0 && bucket < share));
                    break;

                case Opcode.ServeSplit:
                    var outcome = Split(constants, flag.Unit, in instruction, in context, out var place);
                    trace.Split(At(ref first, ref instruction), place < 0 ? null : place);
                    if (outcome >= 0)
                    {
                        trace.Ended(At(ref first, ref instruction));
                        return outcome;
                    }

                    isUnitMissing = true;
                    holds = false;
                    break;

                case Opcode.NotBefore:
                    holds = context.UtcTicks >= constants.Times[instruction.Operand];
                    trace.Tested(At(ref first, ref instruction), default, holds);
                    break;

                case Opcode.Require:
                    // Searched from the end: a flag usually requires one that was evaluated just before it.
                    holds = on.LastIndexOf(instruction.Operand) >= 0;
                    trace.Required(At(ref first, ref instruction), holds);
                    break;

                case Opcode.Call:
                    var known = trace.Call(At(ref first, ref instruction), instruction.Operand);
                    if (known < 0)
                    {
                        instruction = ref Unsafe.Add(ref first, (nint)(uint)program.Segments.Entries[instruction.Operand]);
                        continue;
                    }

                    holds = known > 0;
                    break;

                default:
                    var value = context.Get(instruction.Attribute);
                    holds = Comparison.Holds(in instruction, value, constants);
                    trace.Tested(At(ref first, ref instruction), value, holds);
                    break;
            }

            var offset = holds ? instruction.WhenTrue : instruction.WhenFalse;
            while (offset < 0)
            {
                // An end: of the flag, with the complement of the outcome, or of a segment, whose caller continues with whether the user is a member.
                var caller = trace.Return(offset == IsMember);
                if (caller < 0)
                {
                    return ~offset;
                }

                holds = offset == IsMember;
                instruction = ref Unsafe.Add(ref first, (nint)(uint)caller);
                offset = holds ? instruction.WhenTrue : instruction.WhenFalse;
            }

            // Usually the next one: the processor predicts it before it has read the distance.
            instruction = ref offset == 1 ? ref Unsafe.Add(ref instruction, 1) : ref Unsafe.Add(ref instruction, offset);
        }
    }

    /// <summary>Returns the index of an instruction, for the trace only.</summary>
    private static int At(ref Instruction first, ref Instruction instruction)
        => (int)(Unsafe.ByteOffset(ref first, ref instruction) / Unsafe.SizeOf<Instruction>());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int ShareAt(Constants constants, in Instruction instruction, in ContextView context)
        => constants.Ramps[instruction.Operand].At(context.UtcTicks);

    /// <summary>Returns the outcome of a unit in a split, and the unit's position; both are -1 when the unit is missing.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Split(Constants constants, int unit, in Instruction instruction, in ContextView context, out int place)
    {
        place = Unknown;
        if (context.GetString(unit) is not { Length: > 0 } value)
        {
            return Unknown;
        }

        var split = constants.Splits[instruction.Operand];
        place = split.PlaceOf(value);
        return split.OutcomeAt(place);
    }
}
