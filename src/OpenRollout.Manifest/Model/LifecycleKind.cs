namespace OpenRollout.Manifest;

/// <summary>The purpose of a flag, which determines its expected lifetime.</summary>
public enum LifecycleKind
{
    /// <summary>Rolls a feature out to everyone and is then removed: 40 days.</summary>
    Release,

    /// <summary>Compares variants and is then removed: 40 days.</summary>
    Experiment,

    /// <summary>Supports an operation such as a migration: 7 days.</summary>
    Operational,

    /// <summary>Switches a feature off when needed: no limit.</summary>
    KillSwitch,

    /// <summary>Gives a feature to the users who are allowed to have it: no limit.</summary>
    Permission,
}
