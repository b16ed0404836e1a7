namespace OpenRollout.Evaluation;

/// <summary>Why a flag gave what it gave.</summary>
public enum EvaluationReason
{
    /// <summary>The flag has no rollout.</summary>
    Static,

    /// <summary>The rollout did not take the user in.</summary>
    Default,

    /// <summary>The flag is switched off.</summary>
    Disabled,

    /// <summary>An audience took the user in, all of it.</summary>
    TargetingMatch,

    /// <summary>A percentage below 100 or a split decided.</summary>
    Split,

    /// <summary>The flag could not be evaluated.</summary>
    Error,
}
