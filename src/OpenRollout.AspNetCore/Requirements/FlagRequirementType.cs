namespace OpenRollout.AspNetCore;

/// <summary>Specifies how many of several flags must be on.</summary>
public enum FlagRequirementType
{
    /// <summary>All flags.</summary>
    All,

    /// <summary>At least one flag.</summary>
    Any,
}
