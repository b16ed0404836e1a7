namespace OpenRollout.AspNetCore;

/// <summary>How many of several flags must be on.</summary>
public enum FlagRequirementType
{
    /// <summary>All of them.</summary>
    All,

    /// <summary>One of them.</summary>
    Any,
}
