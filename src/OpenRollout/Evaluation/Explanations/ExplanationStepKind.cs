namespace OpenRollout.Evaluation;

/// <summary>Specifies the kind of a step of an explanation.</summary>
public enum ExplanationStepKind
{
    /// <summary>A required flag was evaluated.</summary>
    Required,

    /// <summary>A condition of an excluded segment was tested.</summary>
    Excluded,

    /// <summary>The start of a scheduled stage was compared with the time.</summary>
    Schedule,

    /// <summary>A condition of an audience was tested.</summary>
    Condition,

    /// <summary>The user's bucket was compared with an audience's percentage.</summary>
    Percentage,

    /// <summary>A split chose a variant.</summary>
    Split,
}
