namespace OpenRollout.Manifest;

/// <summary>How a condition compares an attribute with its operand.</summary>
public enum ConditionOperator
{
    /// <summary>The value is the operand.</summary>
    Equals,

    /// <summary>The value is one of the operands.</summary>
    In,

    /// <summary>The value is present, of the declared type, and none of the operands.</summary>
    NotIn,

    /// <summary>The string starts with one of the operands.</summary>
    StartsWith,

    /// <summary>The string ends with one of the operands.</summary>
    EndsWith,

    /// <summary>The string has one of the operands in it.</summary>
    Contains,

    /// <summary>A regular expression matches somewhere in the string.</summary>
    Matches,

    /// <summary>The value is less than, or before, the operand.</summary>
    LessThan,

    /// <summary>The value is less than, or before, the operand, or equal to it.</summary>
    LessThanOrEqual,

    /// <summary>The value is greater than, or after, the operand.</summary>
    GreaterThan,

    /// <summary>The value is greater than, or after, the operand, or equal to it.</summary>
    GreaterThanOrEqual,

    /// <summary>The version lies in a range.</summary>
    SemanticVersion,

    /// <summary>The list has one of the operands in it.</summary>
    HasAny,

    /// <summary>The list has each of the operands in it.</summary>
    HasAll,

    /// <summary>The attribute is there and not null, of whatever type; or the opposite.</summary>
    Exists,
}
