using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>An all or any of which some conditions are still to be compiled, last first; or a segment that is being written out.</summary>
/// <param name="Conditions">Its conditions.</param>
/// <param name="Left">How many of them are left.</param>
/// <param name="IsAll">Whether all must hold, or one is enough.</param>
/// <param name="WhenTrue">Where the whole goes on when it holds.</param>
/// <param name="WhenFalse">Where the whole goes on when it does not.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Segment">The segment that is written out, where it is no all or any but one of these.</param>
internal readonly record struct OpenCondition(
    IReadOnlyList<Condition> Conditions, int Left, bool IsAll, int WhenTrue, int WhenFalse, Origin Origin, SegmentUse? Segment = null);
