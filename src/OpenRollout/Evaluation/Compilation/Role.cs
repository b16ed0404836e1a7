namespace OpenRollout.Evaluation.Compilation;

/// <summary>The part that an instruction plays in its flag.</summary>
internal enum Role
{
    /// <summary>Gives the default where the rollout has nothing to say.</summary>
    NoRollout,

    /// <summary>Looks at a required flag, or gives the default because it is not on.</summary>
    Required,

    /// <summary>Looks whether a user is excluded, or gives the default because one is.</summary>
    Excluded,

    /// <summary>Looks whether a stage has started.</summary>
    Schedule,

    /// <summary>Gives the default because no stage is active.</summary>
    NoStage,

    /// <summary>Looks whether an audience takes a user in, or serves one.</summary>
    Audience,

    /// <summary>Gives the default because no audience took the user in.</summary>
    NoAudience,
}
