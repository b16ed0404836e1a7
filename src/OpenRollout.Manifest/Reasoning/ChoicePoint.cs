namespace OpenRollout.Manifest.Reasoning;

/// <summary>A point to backtrack to: one of several conditions must hold (or fail), and the next of them is to be tried.</summary>
/// <param name="Alternatives">The conditions.</param>
/// <param name="Next">The index of the condition to try next.</param>
/// <param name="IsNegated">Whether one of them must fail instead of hold.</param>
/// <param name="Later">The other choices that were open at this point.</param>
/// <param name="Mark">The length of the trail at this point.</param>
internal sealed record ChoicePoint(IReadOnlyList<Condition> Alternatives, int Next, bool IsNegated, PendingConstraint? Later, int Mark);
