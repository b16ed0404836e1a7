namespace OpenRollout.Evaluation;

/// <summary>Why a flag could not be evaluated for a context.</summary>
public enum EvaluationError
{
    /// <summary>It could.</summary>
    None,

    /// <summary>A percentage or split had to be decided without a targeting key.</summary>
    TargetingKeyMissing,

    /// <summary>A percentage or split had to be decided without the attribute that the rollout's unit names.</summary>
    UnitMissing,
}
