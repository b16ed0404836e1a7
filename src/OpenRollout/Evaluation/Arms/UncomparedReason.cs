namespace OpenRollout.Evaluation.Arms;

/// <summary>Specifies why a user is not compared.</summary>
internal enum UncomparedReason : byte
{
    /// <summary>The user is compared.</summary>
    None,

    /// <summary>The flag is off, has no rollout or no active stage.</summary>
    Inactive,

    /// <summary>A required flag or an excluded segment keeps the user out.</summary>
    Excluded,

    /// <summary>The user is in at 100 %.</summary>
    Forced,

    /// <summary>The user is in no audience with a percentage.</summary>
    NoAudience,

    /// <summary>A user who is in gets, or can get, the default value.</summary>
    SameValue,

    /// <summary>The user has no unit.</summary>
    UnitMissing,

    /// <summary>The user lacks an attribute that a condition asked for.</summary>
    AttributeMissing,
}
