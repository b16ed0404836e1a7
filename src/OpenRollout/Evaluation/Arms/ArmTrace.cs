using OpenRollout.Evaluation.Execution;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Arms;

/// <summary>
/// Takes the evaluation past each percentage, as if the user had the highest bucket, and records what each bucket gets. So the
/// evaluation visits all audiences that target the user, up to one at 100 %.
/// </summary>
/// <param name="program">The program.</param>
/// <param name="utcTicks">The time in UTC ticks.</param>
/// <param name="memory">The memory for called segments.</param>
internal struct ArmTrace(RolloutProgram program, long utcTicks, CallMemory memory) : ITrace
{
    private AbsenceTrace _absence = new(program, memory);

    /// <summary>The sum of what the buckets get.</summary>
    public BucketTally Tally;

    /// <inheritdoc cref="AbsenceTrace.IsAttributeMissing"/>
    public readonly bool IsAttributeMissing => _absence.IsAttributeMissing;

    public void Tested(int at, AttributeValue value, bool holds) => _absence.Tested(at, value, holds);

    public int Call(int at, int segment) => _absence.Call(at, segment);

    public int Return(bool isMember) => _absence.Return(isMember);

    public readonly void Required(int at, bool isOn)
    {
    }

    public bool Shared(int at, int? bucket, int share, bool isIn)
    {
        if (share == Percentage.All)
        {
            return true;
        }

        ref var instruction = ref program.Code[at];
        var (low, high) = instruction.Code == Opcode.Share ? (share, share) : RampCells.Find(program.Constants.Ramps[instruction.Operand], utcTicks);
        if (high > 0)
        {
            Tally.Bucket = bucket;
            Add(at, instruction.WhenTrue, low, high);
        }

        return false;
    }

    public readonly void Split(int at, int? place)
    {
    }

    public readonly void Ended(int at)
    {
    }

    /// <summary>Records what an audience serves: a percentage continues with the end that serves it, or has its outcome itself.</summary>
    private void Add(int at, int whenIn, int low, int high)
    {
        var outcome = ~whenIn;
        if (whenIn >= 0)
        {
            ref var end = ref program.Code[at + whenIn];
            outcome = end.Operand;
            if (end.Code == Opcode.ServeSplit)
            {
                var split = program.Constants.Splits[end.Operand];
                Tally.Add(low, high, split, program.WeightOfOthers(split));
                return;
            }
        }

        Tally.Add(low, high, isOther: !program.OutcomeAt(outcome).HasDefaultValue);
    }
}
