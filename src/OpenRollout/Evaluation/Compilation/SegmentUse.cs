namespace OpenRollout.Evaluation.Compilation;

/// <summary>A use of a segment that is being inlined, with the state of the signature before it.</summary>
/// <param name="Routine">The segment.</param>
/// <param name="WhenTrue">The index of the instruction to continue with for members.</param>
/// <param name="WhenFalse">The index of the instruction to continue with for others.</param>
/// <param name="Signature">The signature before the segment.</param>
/// <param name="LastLabel">The last label before the segment.</param>
internal sealed record SegmentUse(SegmentRoutine Routine, int WhenTrue, int WhenFalse, Signature Signature, int LastLabel);
