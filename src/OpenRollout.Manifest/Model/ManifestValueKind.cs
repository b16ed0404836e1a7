namespace OpenRollout.Manifest;

/// <summary>Specifies the kind of a JSON value.</summary>
public enum ManifestValueKind
{
    /// <summary>Null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number in the range of a double.</summary>
    Number,

    /// <summary>A string.</summary>
    String,

    /// <summary>A list of values.</summary>
    Array,

    /// <summary>An object: a list of names with values.</summary>
    Object,
}
