namespace OpenRollout.Manifest.Conditions;

/// <summary>A bound of a range of versions.</summary>
/// <param name="Comparator">The comparator.</param>
/// <param name="Version">The version at the bound.</param>
internal readonly record struct VersionBound(VersionComparator Comparator, SemanticVersion Version)
{
    /// <summary>Returns whether a version meets the bound. Does not allocate.</summary>
    public bool Admits(in SemanticVersion version)
    {
        var order = version.CompareTo(Version);
        return Comparator switch
        {
            VersionComparator.Equal => order == 0,
            VersionComparator.Less => order < 0,
            VersionComparator.LessOrEqual => order <= 0,
            VersionComparator.Greater => order > 0,
            _ => order >= 0,
        };
    }
}
