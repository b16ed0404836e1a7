namespace OpenRollout.Evaluation;

/// <summary>Specifies why a flag could not be evaluated for a context.</summary>
public enum EvaluationError
{
    /// <summary>The flag was evaluated.</summary>
    None,

    /// <summary>A percentage or split needs the targeting key, and the context has none or an empty one.</summary>
    TargetingKeyMissing,

    /// <summary>A percentage or split needs the attribute that is the rollout's unit, and the context has no such non-empty string.</summary>
    UnitMissing,
}
