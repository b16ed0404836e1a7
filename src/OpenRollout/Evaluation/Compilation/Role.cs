namespace OpenRollout.Evaluation.Compilation;

/// <summary>Specifies the role of an instruction in its flag.</summary>
internal enum Role
{
    /// <summary>Returns the default of a flag that is disabled or has no rollout.</summary>
    NoRollout,

    /// <summary>Checks a required flag, or returns the default because it is not on.</summary>
    Required,

    /// <summary>Tests whether the user is excluded, or returns the default because the user is.</summary>
    Excluded,

    /// <summary>Tests whether a stage has started.</summary>
    Schedule,

    /// <summary>Returns the default because no stage is active.</summary>
    NoStage,

    /// <summary>Tests whether the user is in an audience, or serves its variant.</summary>
    Audience,

    /// <summary>Returns the default because the user is in no audience.</summary>
    NoAudience,
}
