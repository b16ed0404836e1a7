using OpenRollout.Manifest;

namespace OpenRollout.Evaluation;

/// <summary>
/// Walks the instructions of a flag: the one loop in which every flag is evaluated. It allocates nothing, takes no lock
/// and calls nothing through a table; a watching <typeparamref name="TTrace"/> is compiled into its own copy.
/// </summary>
internal static class Interpreter<TTrace>
    where TTrace : struct, ITrace
{
    /// <summary>Evaluates one flag, given which of the flags that it requires are on.</summary>
    /// <returns>The index of the outcome.</returns>
    public static int Run(
        Instruction[] code,
        Constants constants,
        CompiledFlag flag,
        in ContextView context,
        ReadOnlySpan<int> on,
        ref TTrace trace)
    {
        var at = flag.Entry;
        var bucket = -1;
        var isShared = false;
        var isUnitMissing = false;
        while (true)
        {
            ref readonly var instruction = ref code[at];
            bool holds;
            switch (instruction.Code)
            {
                case Opcode.Serve:
                    trace.Ended(at);
                    return instruction.Operand + (isShared ? 1 : 0);

                case Opcode.ServeSplit:
                    var splitUnit = context.Get(flag.Unit).AsString();
                    if (string.IsNullOrEmpty(splitUnit))
                    {
                        isUnitMissing = true;
                        trace.Split(at, null);
                        at = instruction.WhenFalse;
                        continue;
                    }

                    var split = constants.Splits[instruction.Operand];
                    var place = flag.Bucketing.Place(splitUnit, split.TotalWeight);
                    trace.Split(at, place);
                    trace.Ended(at);
                    return split.OutcomeAt(place);

                case Opcode.Default:
                    trace.Ended(at);
                    return isUnitMissing ? flag.UnitMissing : instruction.Operand;

                case Opcode.Share or Opcode.Ramp:
                    var share = instruction.Code == Opcode.Share
                        ? instruction.Operand
                        : constants.Ramps[instruction.Operand].At(context.UtcTicks);
                    if (share is > 0 and < Percentage.All && bucket < 0)
                    {
                        var unit = context.Get(flag.Unit).AsString();
                        bucket = string.IsNullOrEmpty(unit) ? -1 : flag.Bucketing.Bucket(unit);
                        isUnitMissing |= bucket < 0;
                    }

                    isShared = share < Percentage.All;
                    holds = !isShared || (bucket >= 0 && bucket < share);
                    trace.Shared(at, bucket < 0 ? null : bucket, share, holds);
                    at = holds ? instruction.WhenTrue : instruction.WhenFalse;
                    continue;

                case Opcode.NotBefore:
                    holds = context.UtcTicks >= constants.Times[instruction.Operand];
                    trace.Tested(at, default, holds);
                    break;

                case Opcode.Require:
                    // What a flag requires has mostly been evaluated just before.
                    holds = on.LastIndexOf(instruction.Operand) >= 0;
                    trace.Tested(at, AttributeValue.From(holds), holds);
                    break;

                default:
                    ref readonly var value = ref context.Get(instruction.Attribute);
                    holds = Comparison.Holds(in instruction, in value, constants);
                    trace.Tested(at, in value, holds);
                    break;
            }

            at = holds ? instruction.WhenTrue : instruction.WhenFalse;
        }
    }
}
