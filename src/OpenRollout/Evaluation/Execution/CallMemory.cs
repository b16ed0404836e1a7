namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// Room for what an evaluation knows of the segments that it calls: where to go on, and whether the user is a member. Each
/// thread has one, as an evaluation calls nothing that could evaluate again on the same thread before it is done.
/// </summary>
internal sealed class CallMemory
{
    private const int BitsOfEach = 2;
    private const int InEach = 64 / BitsOfEach;
    private const int Member = 1;
    private const int NotMember = 2;

    [ThreadStatic]
    private static CallMemory? _ofThread;

    /// <summary>For each segment two bits: neither is set where it has not been run.</summary>
    private ulong[] _known = [];

    private CallMemory()
    {
    }

    /// <summary>For each segment that is being run the instruction that called it, and its number.</summary>
    public (int At, int Segment)[] Calls { get; private set; } = [];

    /// <summary>Returns the room for another evaluation. Allocates only where a program needs more of it than those before.</summary>
    public static CallMemory Begin(CalledSegments segments)
    {
        var memory = _ofThread ??= new CallMemory();
        var words = (segments.Entries.Length + InEach - 1) / InEach;
        if (memory._known.Length < words || memory.Calls.Length < segments.Depth)
        {
            memory._known = new ulong[Math.Max(words, memory._known.Length)];
            memory.Calls = new (int, int)[Math.Max(segments.Depth, memory.Calls.Length)];
        }

        memory._known.AsSpan(0, words).Clear();
        return memory;
    }

    /// <summary>Returns 1 for a member, 0 for another user, and -1 where that is not known yet.</summary>
    public int Find(int segment) => ((int)(_known[segment / InEach] >> (segment % InEach * BitsOfEach)) & (Member | NotMember)) switch
    {
        Member => 1,
        NotMember => 0,
        _ => -1,
    };

    /// <summary>Notes whether the user is a member.</summary>
    public void Note(int segment, bool isMember)
        => _known[segment / InEach] |= (ulong)(isMember ? Member : NotMember) << (segment % InEach * BitsOfEach);
}
