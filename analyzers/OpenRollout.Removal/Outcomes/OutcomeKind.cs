namespace OpenRollout.Removal.Outcomes;

/// <summary>Specifies the origin of the value that takes the place of a flag.</summary>
internal enum OutcomeKind
{
    /// <summary>The manifest and its overlays decide: the rollout serves everyone the same value in every environment that counts.</summary>
    Decided,

    /// <summary>Everyone gets the default value, because the flag is switched off or its rollout has not started. Whether the flag is no longer needed is the user's decision.</summary>
    Default,

    /// <summary>Users, environments or decisions differ, or the value can change without an edit. The user has to choose the value.</summary>
    Undecided,
}
