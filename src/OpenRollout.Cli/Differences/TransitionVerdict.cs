namespace OpenRollout.Cli.Differences;

/// <summary>Specifies the result of a search for a user.</summary>
internal enum TransitionVerdict
{
    /// <summary>There is no such user: each branch leads to a contradiction.</summary>
    Impossible,

    /// <summary>A user was found and evaluated in both manifests.</summary>
    Found,

    /// <summary>No user was found, and none was ruled out.</summary>
    Undecided,
}
