namespace OpenRollout.Evaluation;

/// <summary>Specifies the reason for the result of an evaluation.</summary>
public enum EvaluationReason
{
    /// <summary>The flag has no rollout: every user gets the default value.</summary>
    Static,

    /// <summary>The user is not in the rollout and gets the default value.</summary>
    Default,

    /// <summary>The flag is disabled: every user gets the default value.</summary>
    Disabled,

    /// <summary>The user is in an audience at 100 %.</summary>
    TargetingMatch,

    /// <summary>The user is in an audience by a percentage below 100, or a split chose the variant.</summary>
    Split,

    /// <summary>The flag could not be evaluated; see <see cref="Outcome.Error"/>.</summary>
    Error,
}
