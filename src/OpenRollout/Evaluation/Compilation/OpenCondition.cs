using OpenRollout.Manifest;

namespace OpenRollout.Evaluation.Compilation;

/// <summary>An <c>all</c> or <c>any</c> that is not completely compiled, or a segment that is being inlined.</summary>
/// <param name="Conditions">The conditions, which are compiled last first.</param>
/// <param name="Left">The number of conditions left to compile.</param>
/// <param name="IsAll">Whether all conditions must hold, or one is enough.</param>
/// <param name="WhenTrue">The index of the instruction to continue with when the whole holds.</param>
/// <param name="WhenFalse">The index of the instruction to continue with when it does not.</param>
/// <param name="Origin">The origin of the condition.</param>
/// <param name="Segment">The segment that is being inlined, or null for an <c>all</c> or <c>any</c>.</param>
internal readonly record struct OpenCondition(
    IReadOnlyList<Condition> Conditions, int Left, bool IsAll, int WhenTrue, int WhenFalse, Origin Origin, SegmentUse? Segment = null);
