namespace OpenRollout.Manifest;

/// <summary>The kinds of JSON values.</summary>
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

    /// <summary>An object: names with values.</summary>
    Object,
}
