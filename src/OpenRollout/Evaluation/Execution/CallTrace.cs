namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// Keeps where an evaluation has called segments, and who is a member of what: each segment is run once, however many
/// ways lead to it.
/// </summary>
/// <param name="memory">Where this is kept.</param>
internal struct CallTrace(CallMemory memory) : ITrace
{
    private const int Unknown = -1;

    private readonly CallMemory _memory = memory;
    private int _depth;

    public readonly void Tested(int at, AttributeValue value, bool holds)
    {
    }

    public int Call(int at, int segment)
    {
        if (_memory.Find(segment) is >= 0 and var known)
        {
            return known;
        }

        _memory.Calls[_depth++] = (at, segment);
        return Unknown;
    }

    public int Return(bool isMember)
    {
        if (_depth == 0)
        {
            return Unknown;
        }

        var (at, segment) = _memory.Calls[--_depth];
        _memory.Note(segment, isMember);
        return at;
    }

    public readonly void Required(int at, bool isOn)
    {
    }

    public readonly void Shared(int at, int? bucket, int share, bool isIn)
    {
    }

    public readonly void Split(int at, int? place)
    {
    }

    public readonly void Ended(int at)
    {
    }
}
