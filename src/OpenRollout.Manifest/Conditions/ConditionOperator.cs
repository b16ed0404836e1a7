namespace OpenRollout.Manifest;

/// <summary>Specifies how a condition compares an attribute with its operands.</summary>
public enum ConditionOperator
{
    /// <summary>The value is equal to the operand.</summary>
    Equals,

    /// <summary>The value is equal to one of the operands.</summary>
    In,

    /// <summary>The value is present, has the declared type, and is not equal to any of the operands.</summary>
    NotIn,

    /// <summary>The string starts with one of the operands.</summary>
    StartsWith,

    /// <summary>The string ends with one of the operands.</summary>
    EndsWith,

    /// <summary>The string contains one of the operands.</summary>
    Contains,

    /// <summary>A regular expression matches somewhere in the string.</summary>
    Matches,

    /// <summary>The value is less than, or before, the operand.</summary>
    LessThan,

    /// <summary>The value is less than, before, or equal to the operand.</summary>
    LessThanOrEqual,

    /// <summary>The value is greater than, or after, the operand.</summary>
    GreaterThan,

    /// <summary>The value is greater than, after, or equal to the operand.</summary>
    GreaterThanOrEqual,

    /// <summary>The version is within a range of versions.</summary>
    SemanticVersion,

    /// <summary>The list contains one of the operands.</summary>
    HasAny,

    /// <summary>The list contains all of the operands.</summary>
    HasAll,

    /// <summary>The attribute is present and not null, regardless of its type; or, if the operand is false, it is absent or null.</summary>
    Exists,
}
