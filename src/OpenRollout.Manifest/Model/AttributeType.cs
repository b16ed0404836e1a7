namespace OpenRollout.Manifest;

/// <summary>What an attribute of the evaluation context holds.</summary>
public enum AttributeType
{
    /// <summary>A string, compared by code unit and with case.</summary>
    String,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A finite number, compared as a double.</summary>
    Number,

    /// <summary>A string that holds a version by SemVer 2.0.</summary>
    SemanticVersion,

    /// <summary>A point in time: a date-time value, or a string by RFC 3339.</summary>
    DateTime,

    /// <summary>A list of strings only.</summary>
    StringList,
}
