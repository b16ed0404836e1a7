namespace OpenRollout.Manifest;

/// <summary>Specifies the type of a flag's values, named as in the OpenFeature CLI's manifest.</summary>
public enum FlagType
{
    /// <summary>A boolean.</summary>
    Boolean,

    /// <summary>A string.</summary>
    String,

    /// <summary>A 32-bit integer.</summary>
    Integer,

    /// <summary>A finite double.</summary>
    Float,

    /// <summary>A JSON object.</summary>
    Object,
}
