namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// Observes an evaluation and stores which segments it has called. An implementation is a structure; methods without code
/// cost the evaluation nothing.
/// </summary>
internal interface ITrace
{
    /// <summary>Called after a condition or a start time was tested.</summary>
    void Tested(int at, AttributeValue value, bool holds);

    /// <summary>Called before a segment runs. Returns 1 for a member, 0 for another user, and -1 when the segment has to run.</summary>
    int Call(int at, int segment);

    /// <summary>Called at an end. Returns the instruction that called the segment, or -1 when it is the end of the flag.</summary>
    /// <param name="isMember">Whether the user is a member of the segment.</param>
    int Return(bool isMember);

    /// <summary>Called after a required flag was checked.</summary>
    void Required(int at, bool isOn);

    /// <summary>Called after a bucket was compared with a percentage; the bucket is null when it is not needed or the unit is missing. Returns whether the evaluation continues as for a user who is in.</summary>
    bool Shared(int at, int? bucket, int share, bool isIn);

    /// <summary>Called after a split chose a variant; the position is null when the unit is missing.</summary>
    void Split(int at, int? place);

    /// <summary>Called when the evaluation ends.</summary>
    void Ended(int at);
}
