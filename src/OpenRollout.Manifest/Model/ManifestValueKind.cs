namespace OpenRollout.Manifest;

/// <summary>The kinds of JSON values.</summary>
public enum ManifestValueKind
{
    /// <summary>JSON's null.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number that a double can hold.</summary>
    Number,

    /// <summary>Text.</summary>
    String,

    /// <summary>A list of values.</summary>
    Array,

    /// <summary>Names with values.</summary>
    Object,
}
