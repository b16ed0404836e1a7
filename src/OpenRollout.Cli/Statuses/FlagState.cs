namespace OpenRollout.Cli.Statuses;

/// <summary>Specifies the state of a flag in an environment.</summary>
internal enum FlagState
{
    /// <summary>The flag has no rollout: every user gets the default.</summary>
    NoRollout,

    /// <summary>The flag is switched off.</summary>
    Off,

    /// <summary>No stage is active yet.</summary>
    NotStarted,

    /// <summary>A stage is active, and later ones follow or not everyone is in.</summary>
    InProgress,

    /// <summary>The last stage is active and includes everyone.</summary>
    Full,
}
