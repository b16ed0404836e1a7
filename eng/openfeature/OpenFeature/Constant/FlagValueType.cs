namespace OpenFeature.Constant;

/// <summary>The type of a flag, as hooks see it.</summary>
public enum FlagValueType
{
    /// <summary>A <see cref="bool"/>.</summary>
    Boolean = 0,

    /// <summary>A <see cref="string"/>.</summary>
    String = 1,

    /// <summary>An <see cref="int"/> or a <see cref="double"/>.</summary>
    Number = 2,

    /// <summary>A <see cref="Model.Value"/>.</summary>
    Object = 3,
}
