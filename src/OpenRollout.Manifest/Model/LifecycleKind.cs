namespace OpenRollout.Manifest;

/// <summary>Specifies the purpose of a flag, which determines its expected lifetime.</summary>
public enum LifecycleKind
{
    /// <summary>The flag rolls out a feature to everyone and is then removed. Its expected lifetime is 40 days.</summary>
    Release,

    /// <summary>The flag compares variants and is then removed. Its expected lifetime is 40 days.</summary>
    Experiment,

    /// <summary>The flag supports an operation such as a migration. Its expected lifetime is 7 days.</summary>
    Operational,

    /// <summary>The flag switches a feature off when needed. Its lifetime has no limit.</summary>
    KillSwitch,

    /// <summary>The flag gives a feature to the users who are allowed to have it. Its lifetime has no limit.</summary>
    Permission,
}
