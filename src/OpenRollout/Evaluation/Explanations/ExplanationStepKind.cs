namespace OpenRollout.Evaluation;

/// <summary>What a step of an explanation tells about.</summary>
public enum ExplanationStepKind
{
    /// <summary>A required flag was looked at.</summary>
    Required,

    /// <summary>A condition was tested that would exclude the user.</summary>
    Excluded,

    /// <summary>The start of a scheduled stage was held against the time.</summary>
    Schedule,

    /// <summary>A condition of an audience was tested.</summary>
    Condition,

    /// <summary>The user's bucket was held against an audience's percentage.</summary>
    Percentage,

    /// <summary>The user found a place in a split.</summary>
    Split,
}
