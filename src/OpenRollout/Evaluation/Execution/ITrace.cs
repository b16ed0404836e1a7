namespace OpenRollout.Evaluation.Execution;

/// <summary>
/// Watches an evaluation, and keeps where it has called segments. A structure without code in its methods costs the
/// evaluation nothing.
/// </summary>
internal interface ITrace
{
    /// <summary>A condition or a time was tested.</summary>
    void Tested(int at, AttributeValue value, bool holds);

    /// <summary>A segment is called: returns whether the user is a member where that is known, 1 or 0, else -1.</summary>
    int Call(int at, int segment);

    /// <summary>Something has ended: returns the instruction that called the segment, or -1 where it was the flag.</summary>
    /// <param name="isMember">Of a segment: whether the user is a member.</param>
    int Return(bool isMember);

    /// <summary>It was looked whether a required flag is on.</summary>
    void Required(int at, bool isOn);

    /// <summary>A bucket was held against a share.</summary>
    void Shared(int at, int? bucket, int share, bool isIn);

    /// <summary>A unit found its place in a split; null where the unit is missing.</summary>
    void Split(int at, int? place);

    /// <summary>The evaluation came to its end.</summary>
    void Ended(int at);
}
