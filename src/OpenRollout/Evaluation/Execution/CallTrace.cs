namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// Stores return addresses and memberships, so that an evaluation runs each segment at most once. Observes nothing else.
/// </summary>
/// <param name="memory">The memory to store them in.</param>
internal struct CallTrace(CallMemory memory) : ITrace
{
    private const int Unknown = -1;

    private int _depth;

    public readonly void Tested(int at, AttributeValue value, bool holds)
    {
    }

    public int Call(int at, int segment)
    {
        if (memory.Find(segment) is >= 0 and var known)
        {
            return known;
        }

        memory.Calls[_depth++] = (at, segment);
        return Unknown;
    }

    public int Return(bool isMember)
    {
        if (_depth == 0)
        {
            return Unknown;
        }

        var (at, segment) = memory.Calls[--_depth];
        memory.Store(segment, isMember);
        return at;
    }

    public readonly void Required(int at, bool isOn)
    {
    }

    public readonly bool Shared(int at, int? bucket, int share, bool isIn) => isIn;

    public readonly void Split(int at, int? place)
    {
    }

    public readonly void Ended(int at)
    {
    }
}
