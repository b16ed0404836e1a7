namespace OpenRollout.Cli;

/// <summary>The exit codes of all commands.</summary>
internal static class ExitCode
{
    /// <summary>The command did its work and found nothing to report.</summary>
    public const int Success = 0;

    /// <summary>The command found what it looks for: errors in a manifest, a change that the caller wants to fail on, or something undecided.</summary>
    public const int Found = 1;

    /// <summary>The command was not used correctly, or its input cannot be used.</summary>
    public const int Invalid = 2;

    /// <summary>The user stopped the command, as shells report it.</summary>
    public const int Canceled = 130;
}
