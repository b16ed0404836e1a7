namespace OpenRollout.Manifest;

/// <summary>Specifies the type of an attribute of the evaluation context.</summary>
public enum AttributeType
{
    /// <summary>A string, compared by UTF-16 code unit and case-sensitive.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A finite number, compared as a double.</summary>
    Number,

    /// <summary>A string that contains a version, compared by SemVer 2.0 precedence.</summary>
    SemanticVersion,

    /// <summary>A point in time: a date-time value, or a string in RFC 3339 format.</summary>
    DateTime,

    /// <summary>A list of strings.</summary>
    StringList,
}
