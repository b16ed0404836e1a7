namespace OpenRollout.Manifest.Reasoning.Witnesses;

/// <summary>What a flag gives in a trial.</summary>
/// <param name="IsIn">Whether an audience took the user in.</param>
/// <param name="Value">The value; null where the evaluation ends in an error.</param>
internal readonly record struct TrialOutcome(bool IsIn, ManifestValue? Value);
