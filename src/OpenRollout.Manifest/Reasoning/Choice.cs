namespace OpenRollout.Manifest.Reasoning;

/// <summary>A place to come back to: one of several conditions must hold (or fail), and the next of them is to be tried.</summary>
/// <param name="Alternatives">The conditions.</param>
/// <param name="Next">The one to be tried next.</param>
/// <param name="IsNegated">Whether one must fail, instead of hold.</param>
/// <param name="Later">The other choices that were open then.</param>
/// <param name="Mark">How much was known then.</param>
internal sealed record Choice(IReadOnlyList<Condition> Alternatives, int Next, bool IsNegated, Pending? Later, int Mark);
