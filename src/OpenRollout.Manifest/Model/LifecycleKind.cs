namespace OpenRollout.Manifest;

/// <summary>What a flag is for, which tells how long it is expected to live.</summary>
public enum LifecycleKind
{
    /// <summary>Brings a feature to everyone and then goes: 40 days.</summary>
    Release,

    /// <summary>Compares variants and then goes: 40 days.</summary>
    Experiment,

    /// <summary>Helps through an operation: 7 days.</summary>
    Operational,

    /// <summary>Lives on, to switch something off when needed.</summary>
    KillSwitch,

    /// <summary>Lives on, to give something to those who may have it.</summary>
    Permission,
}
