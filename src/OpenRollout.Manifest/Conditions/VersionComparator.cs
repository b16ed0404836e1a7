namespace OpenRollout.Manifest.Conditions;

/// <summary>How a version is held against a bound.</summary>
internal enum VersionComparator
{
    /// <summary>Of equal precedence.</summary>
    Equal,

    /// <summary>Lower than the bound.</summary>
    Less,

    /// <summary>Lower than the bound or equal to it.</summary>
    LessOrEqual,

    /// <summary>Higher than the bound.</summary>
    Greater,

    /// <summary>Higher than the bound or equal to it.</summary>
    GreaterOrEqual,
}
