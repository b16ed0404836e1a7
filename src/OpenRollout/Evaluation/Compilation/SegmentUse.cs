namespace OpenRollout.Evaluation.Compilation;

/// <summary>A segment that is being written out where it is used, and what the code was signed with before.</summary>
/// <param name="Routine">The segment.</param>
/// <param name="WhenTrue">Where to go on for members.</param>
/// <param name="WhenFalse">Where to go on for others.</param>
/// <param name="Signature">The signature of the code behind it.</param>
/// <param name="LastLabel">The last label in that code.</param>
internal sealed record SegmentUse(SegmentRoutine Routine, int WhenTrue, int WhenFalse, Signature Signature, int LastLabel);
