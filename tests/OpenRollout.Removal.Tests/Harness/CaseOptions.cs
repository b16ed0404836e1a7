namespace OpenRollout.Removal.Tests;

/// <summary>Options of a removal. Cases with the same options share a compilation.</summary>
[Flags]
internal enum CaseOptions
{
    None = 0,
    KeepTests = 1,
    DropExposures = 2,

    /// <summary>No option. No use is left in any of these cases, so overrides can go.</summary>
    Complete = 4,
}
