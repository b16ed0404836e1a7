namespace OpenRollout.Evaluation;

/// <summary>What most callers want to know of an outcome, in a byte: a program has tens of thousands of outcomes, and looking into one costs a trip to memory.</summary>
internal enum OutcomeKind : byte
{
    /// <summary>The value false.</summary>
    Off,

    /// <summary>The value true.</summary>
    On,

    /// <summary>A value of a flag that is not boolean.</summary>
    Value,

    /// <summary>No value: the flag cannot be evaluated.</summary>
    Error,
}
