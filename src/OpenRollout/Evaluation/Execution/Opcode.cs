namespace OpenRollout.Evaluation.Execution;

/// <summary>Specifies what an instruction does.</summary>
internal enum Opcode : byte
{
    /// <summary>Ends: the user is in and gets the outcome.</summary>
    Serve,

    /// <summary>Ends: the user is in and gets the outcome, or the next one while a ramp is below 100 %.</summary>
    ServeRamp,

    /// <summary>Ends unless the unit is missing: the user is in and gets a variant by weight.</summary>
    ServeSplit,

    /// <summary>Ends: the user gets the default, or an error when only a missing unit keeps the user out.</summary>
    Default,

    /// <summary>Ends a segment; the operand is 1 for members. Never run: the test before it ends the segment.</summary>
    Return,

    /// <summary>Runs a segment; holds when the user is a member.</summary>
    Call,

    /// <summary>Holds from a point in time on.</summary>
    NotBefore,

    /// <summary>Holds when another flag is on for the user.</summary>
    Require,

    /// <summary>Holds for a fixed percentage of units.</summary>
    Share,

    /// <summary>Holds for a percentage of units that grows with time.</summary>
    Ramp,

    StringEquals,
    StringIn,
    StringNotIn,
    StringInSet,
    StringNotInSet,
    StartsWith,
    EndsWith,
    Contains,
    Matches,
    BooleanIn,
    NumberEquals,
    NumberIn,
    NumberNotIn,
    NumberLess,
    NumberLessOrEqual,
    NumberGreater,
    NumberGreaterOrEqual,
    TimeLess,
    TimeLessOrEqual,
    TimeGreater,
    TimeGreaterOrEqual,
    Version,
    HasAny,
    HasAnyInSet,
    HasAll,
    Exists,
}
