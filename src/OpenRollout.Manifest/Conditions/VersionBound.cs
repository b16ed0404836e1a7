namespace OpenRollout.Manifest.Conditions;

/// <summary>One end of a range of versions.</summary>
/// <param name="Comparator">How a version is held against it.</param>
/// <param name="Version">The version at the end.</param>
internal readonly record struct VersionBound(VersionComparator Comparator, SemanticVersion Version)
{
    /// <summary>Whether a version lies on this bound's side. Allocates nothing.</summary>
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
