namespace OpenRollout.Evaluation.Execution;

/// <summary>What an instruction does.</summary>
internal enum Opcode : byte
{
    /// <summary>Ends: the user is in and gets the outcome.</summary>
    Serve,

    /// <summary>Ends: the user is in and gets the outcome; the one after it where a share that grows is below 100 %.</summary>
    ServeRamp,

    /// <summary>Ends, unless the unit is missing: the user is in and gets a variant by weight.</summary>
    ServeSplit,

    /// <summary>Ends: the default, or the error where only a missing unit kept somebody out.</summary>
    Default,

    /// <summary>Ends a segment: the operand tells whether the user is a member. It is never run: the test before it ends the segment.</summary>
    Return,

    /// <summary>Runs a segment, and holds when the user is a member.</summary>
    Call,

    /// <summary>Holds from a time on.</summary>
    NotBefore,

    /// <summary>Holds when another flag is on for the user.</summary>
    Require,

    /// <summary>Holds for a fixed share of units.</summary>
    Share,

    /// <summary>Holds for a share of units that grows with time.</summary>
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
