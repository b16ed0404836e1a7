namespace OpenRollout.Manifest.Reasoning;

/// <summary>A linked list of constraints that are not processed yet. Branches of a search share its tail.</summary>
internal sealed record PendingConstraint(Constraint Constraint, PendingConstraint? Next);
