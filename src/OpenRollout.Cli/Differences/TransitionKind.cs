namespace OpenRollout.Cli.Differences;

/// <summary>Specifies what a change does to a user.</summary>
internal enum TransitionKind
{
    /// <summary>The user was in and is not any longer.</summary>
    Drop,

    /// <summary>The user stays in and gets another value.</summary>
    Change,

    /// <summary>The user was not in and is now.</summary>
    Join,

    /// <summary>The user is not in, before and after, and gets another default.</summary>
    Default,
}
