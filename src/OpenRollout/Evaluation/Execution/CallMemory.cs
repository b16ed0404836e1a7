namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// The memory of an evaluation that calls segments: return addresses, and whether the user is a member of each segment. One
/// for each thread, because an evaluation never calls code that could start another one on the same thread.
/// </summary>
internal sealed class CallMemory
{
    private const int BitsOfEach = 2;
    private const int InEach = 64 / BitsOfEach;
    private const int Member = 1;
    private const int NotMember = 2;

    [ThreadStatic]
    private static CallMemory? _ofThread;

    /// <summary>Two bits for each segment; neither is set before the segment has run.</summary>
    private ulong[] _known = [];

    private CallMemory()
    {
    }

    /// <summary>Gets the stack of running segments, each with the instruction that called it.</summary>
    public (int At, int Segment)[] Calls { get; private set; } = [];

    /// <summary>Returns the thread's memory, cleared for another evaluation. Allocates only when a program needs more than the ones before it.</summary>
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

    /// <summary>Returns 1 for a member, 0 for another user, and -1 when the segment has not run yet.</summary>
    public int Find(int segment) => ((int)(_known[segment / InEach] >> (segment % InEach * BitsOfEach)) & (Member | NotMember)) switch
    {
        Member => 1,
        NotMember => 0,
        _ => -1,
    };

    /// <summary>Stores whether the user is a member.</summary>
    public void Store(int segment, bool isMember)
        => _known[segment / InEach] |= (ulong)(isMember ? Member : NotMember) << (segment % InEach * BitsOfEach);
}
