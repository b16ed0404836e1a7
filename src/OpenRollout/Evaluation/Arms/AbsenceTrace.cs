using OpenRollout.Evaluation.Execution;
using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Arms;

/// <summary>Observes whether an evaluation asks for an attribute that is absent.</summary>
/// <param name="program">The program.</param>
/// <param name="memory">The memory for called segments.</param>
internal struct AbsenceTrace(RolloutProgram program, CallMemory memory) : ITrace
{
    private CallTrace _calls = new(memory);

    /// <summary>Gets a value indicating whether the evaluation asked for an absent attribute.</summary>
    public bool IsAttributeMissing { get; private set; }

    public void Tested(int at, AttributeValue value, bool holds)
        => IsAttributeMissing |= !value.IsPresent && program.Code[at].Code != Opcode.NotBefore;

    public int Call(int at, int segment) => _calls.Call(at, segment);

    public int Return(bool isMember) => _calls.Return(isMember);

    public readonly void Required(int at, bool isOn)
    {
    }

    public bool Shared(int at, int? bucket, int share, bool isIn)
    {
        IsAttributeMissing |= bucket is null && share is > 0 and < Percentage.All;
        return isIn;
    }

    public void Split(int at, int? place) => IsAttributeMissing |= place is null;

    public readonly void Ended(int at)
    {
    }
}
