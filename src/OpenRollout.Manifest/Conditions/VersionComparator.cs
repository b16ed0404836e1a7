namespace OpenRollout.Manifest.Conditions;

/// <summary>The comparison of a version with a bound.</summary>
internal enum VersionComparator
{
    /// <summary>The version has the precedence of the bound.</summary>
    Equal,

    /// <summary>The version is lower than the bound.</summary>
    Less,

    /// <summary>The version is lower than the bound or equal to it.</summary>
    LessOrEqual,

    /// <summary>The version is higher than the bound.</summary>
    Greater,

    /// <summary>The version is higher than the bound or equal to it.</summary>
    GreaterOrEqual,
}
