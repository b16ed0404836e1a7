namespace OpenRollout.Manifest;

/// <summary>The type of an attribute of the evaluation context.</summary>
public enum AttributeType
{
    /// <summary>A string, compared by UTF-16 code unit and case-sensitive.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A finite number, compared as a double.</summary>
    Number,

    /// <summary>A string with a version by SemVer 2.0.</summary>
    SemanticVersion,

    /// <summary>A point in time: a date-time value, or a string in the format of RFC 3339.</summary>
    DateTime,

    /// <summary>A list of strings.</summary>
    StringList,
}
