namespace OpenRollout.Manifest.Reasoning;

/// <summary>Claims that are still to be looked at: a list that branches share.</summary>
internal sealed record Pending(Claim Claim, Pending? Next);
