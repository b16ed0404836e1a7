using Microsoft.Extensions.Logging;
using OpenRollout.Loading;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;
using OpenRollout.Providers;

namespace OpenRollout.Telemetry;

/// <summary>
/// The log messages of a provider. No message above Debug contains a targeting key or the value of an attribute. Text
/// from manifests and servers is escaped and truncated here. Nothing is allocated while a level is off.
/// </summary>
internal static partial class Log
{
    /// <summary>The maximum length of a problem with its file, in characters.</summary>
    private const int MaximumProblem = 2 * PlainText.MaximumMessage;

    /// <summary>The maximum number of changed flags that are named; the others are counted.</summary>
    private const int MaximumKeys = 20;

    /// <summary>Logs that a manifest is served.</summary>
    /// <param name="logger">The logger.</param>
    /// <param name="set">The flag set and its version.</param>
    /// <param name="flags">The number of flags.</param>
    /// <param name="changed">The keys of the flags that evaluate differently; null for the first manifest.</param>
    public static void ManifestServed(ILogger logger, FlagSetVersion set, int flags, IReadOnlyList<string>? changed)
    {
        if (!logger.IsEnabled(LogLevel.Information))
        {
            return;
        }

        var (version, flagSet) = (PlainText.Quote(set.Version), PlainText.Quote(set.FlagSetId));
        switch (changed)
        {
            case null:
                WriteFirstServed(logger, version, flagSet, flags);
                break;
            case []:
                WriteServed(logger, version, flagSet, flags, 0);
                break;
            default:
                WriteChanged(logger, version, flagSet, flags, changed.Count, Join(changed));
                break;
        }
    }

    public static void ManifestRefused(ILogger logger, string flagSet, ManifestProblem problem)
    {
        if (logger.IsEnabled(LogLevel.Error))
        {
            WriteRefused(logger, PlainText.Quote(flagSet), Shorten(problem));
        }
    }

    public static void ManifestStale(ILogger logger, string flagSet, ManifestProblem problem)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            WriteStale(logger, PlainText.Quote(flagSet), Shorten(problem));
        }
    }

    public static void ManifestCurrent(ILogger logger, string flagSet)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            WriteCurrent(logger, PlainText.Quote(flagSet));
        }
    }

    public static void FlagKilled(ILogger logger, FlagSetVersion set, FlagStatus status)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            WriteKilled(logger, PlainText.Quote(status.Definition.Key), PlainText.Quote(set.FlagSetId), PlainText.Quote(set.Version), status.ToString());
        }
    }

    public static void EnvironmentServed(ILogger logger, string flagSet, string environment)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            WriteEnvironment(logger, PlainText.Quote(flagSet), PlainText.Quote(environment));
        }
    }

    /// <summary>Logs that a manifest lists environments but not the one it is served for: as a warning if the name is similar to a listed one.</summary>
    public static void EnvironmentNotListed(ILogger logger, string flagSet, UnlistedEnvironment environment)
    {
        if (environment.Nearest is { } nearest && logger.IsEnabled(LogLevel.Warning))
        {
            WriteMisspelled(logger, PlainText.Quote(flagSet), PlainText.Quote(environment.Name), PlainText.Quote(nearest));
        }
        else if (environment.Nearest is null && logger.IsEnabled(LogLevel.Information))
        {
            WriteUnlisted(logger, PlainText.Quote(flagSet), PlainText.Quote(environment.Name), Join(environment.Listed));
        }
    }

    public static void DecisionInForce(ILogger logger, string flagSet, DecisionStatus status, string? environment)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            WriteInForce(logger, status.Decision.Id, PlainText.Quote(flagSet), Describe(status, environment));
        }
    }

    public static void DecisionWithdrawn(ILogger logger, string flagSet, RolloutDecision decision, DecisionWithdrawal? withdrawal)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            WriteWithdrawn(
                logger,
                decision.Id,
                PlainText.Quote(decision.FlagKey),
                PlainText.Quote(flagSet),
                PlainText.Quote(withdrawal?.By ?? "someone"),
                PlainText.Shorten(withdrawal?.Reason ?? "no reason is known", PlainText.MaximumMessage));
        }
    }

    public static void DecisionWithoutEffect(ILogger logger, string flagSet, DecisionStatus status, string? environment)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            WriteWithoutEffect(logger, status.Decision.Id, PlainText.Quote(flagSet), Describe(status, environment));
        }
    }

    public static void DecisionsStale(ILogger logger, string flagSet, string problem)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            WriteDecisionsStale(logger, PlainText.Quote(flagSet), PlainText.Shorten(problem, MaximumProblem));
        }
    }

    public static void DecisionsCurrent(ILogger logger, string flagSet)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            WriteDecisionsCurrent(logger, PlainText.Quote(flagSet));
        }
    }

    public static void DecisionStoreWarning(ILogger logger, string flagSet, string warning)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            WriteStoreWarning(logger, PlainText.Quote(flagSet), PlainText.Shorten(warning, MaximumProblem));
        }
    }

    [LoggerMessage(6, LogLevel.Warning, "The exposure sink failed; its batches are lost until it succeeds again")]
    public static partial void ExposureSinkFailed(ILogger logger, Exception exception);

    [LoggerMessage(7, LogLevel.Warning, "Exposures were dropped because more than {QueueLength} were waiting for the sink")]
    public static partial void ExposuresDropped(ILogger logger, int queueLength);

    public static void ExposureChoiceFailed(ILogger logger, string flag, Exception exception)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            WriteChoiceFailed(logger, PlainText.Quote(flag), exception);
        }
    }

    public static void ManifestWarning(ILogger logger, string flagSet, ManifestProblem problem)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            WriteWarning(logger, PlainText.Quote(flagSet), Shorten(problem));
        }
    }

    public static void ManifestWarningsOmitted(ILogger logger, string flagSet, int omitted)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            WriteWarningsOmitted(logger, PlainText.Quote(flagSet), omitted);
        }
    }

    private static string Shorten(ManifestProblem problem) => PlainText.Shorten(problem.ToString(), MaximumProblem);

    private static string Describe(DecisionStatus status, string? environment)
        => FlagStatusText.Write(status, environment) + (status.Problem is { } problem ? $" ({PlainText.Shorten(problem, PlainText.MaximumMessage)})" : "");

    /// <summary>Joins the first keys, each truncated.</summary>
    private static string Join(IReadOnlyList<string> keys)
    {
        var listed = string.Join(", ", keys.Take(MaximumKeys).Select(PlainText.Quote));
        return keys.Count > MaximumKeys ? $"{listed} and {keys.Count - MaximumKeys} more" : listed;
    }

#pragma warning disable SYSLIB1006, SYSLIB1025 // One event with three forms.
    [LoggerMessage(1, LogLevel.Information, "Serving version {Version} of the flags '{FlagSet}': {Flags} flags", EventName = nameof(ManifestServed), SkipEnabledCheck = true)]
    private static partial void WriteFirstServed(ILogger logger, string version, string flagSet, int flags);

    [LoggerMessage(1, LogLevel.Information, "Serving version {Version} of the flags '{FlagSet}': {Flags} flags, {Changed} of them changed", EventName = nameof(ManifestServed), SkipEnabledCheck = true)]
    private static partial void WriteServed(ILogger logger, string version, string flagSet, int flags, int changed);

    [LoggerMessage(1, LogLevel.Information, "Serving version {Version} of the flags '{FlagSet}': {Flags} flags, {Changed} of them changed: {ChangedFlags}", EventName = nameof(ManifestServed), SkipEnabledCheck = true)]
    private static partial void WriteChanged(ILogger logger, string version, string flagSet, int flags, int changed, string changedFlags);
#pragma warning restore SYSLIB1006, SYSLIB1025

    [LoggerMessage(2, LogLevel.Error, "A manifest of the flags '{FlagSet}' was refused: {Problem}", EventName = nameof(ManifestRefused), SkipEnabledCheck = true)]
    private static partial void WriteRefused(ILogger logger, string flagSet, string problem);

    [LoggerMessage(3, LogLevel.Warning, "The manifest of the flags '{FlagSet}' may be out of date: {Problem}", EventName = nameof(ManifestStale), SkipEnabledCheck = true)]
    private static partial void WriteStale(ILogger logger, string flagSet, string problem);

    [LoggerMessage(4, LogLevel.Information, "The manifest of the flags '{FlagSet}' is current again", EventName = nameof(ManifestCurrent), SkipEnabledCheck = true)]
    private static partial void WriteCurrent(ILogger logger, string flagSet);

    [LoggerMessage(5, LogLevel.Warning, "The flag '{FlagKey}' of '{FlagSet}' was switched off by version {Version}: {Status}", EventName = nameof(FlagKilled), SkipEnabledCheck = true)]
    private static partial void WriteKilled(ILogger logger, string flagKey, string flagSet, string version, string status);

    [LoggerMessage(8, LogLevel.Warning, "ExposureOptions.Includes failed for the flag '{FlagKey}'; the outcome is not reported as an exposure", EventName = nameof(ExposureChoiceFailed), SkipEnabledCheck = true)]
    private static partial void WriteChoiceFailed(ILogger logger, string flagKey, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "The manifest of the flags '{FlagSet}' has a warning: {Problem}", EventName = nameof(ManifestWarning), SkipEnabledCheck = true)]
    private static partial void WriteWarning(ILogger logger, string flagSet, string problem);

    [LoggerMessage(10, LogLevel.Warning, "The manifest of the flags '{FlagSet}' has {Omitted} more warnings that are not logged", EventName = nameof(ManifestWarningsOmitted), SkipEnabledCheck = true)]
    private static partial void WriteWarningsOmitted(ILogger logger, string flagSet, int omitted);

    [LoggerMessage(11, LogLevel.Information, "The flags '{FlagSet}' are served with the overlay of the environment '{Environment}'", EventName = nameof(EnvironmentServed), SkipEnabledCheck = true)]
    private static partial void WriteEnvironment(ILogger logger, string flagSet, string environment);

    [LoggerMessage(12, LogLevel.Information, "The manifest of the flags '{FlagSet}' does not list the environment '{Environment}' and is served without an overlay; it lists {Listed}", EventName = nameof(EnvironmentNotListed), SkipEnabledCheck = true)]
    private static partial void WriteUnlisted(ILogger logger, string flagSet, string environment, string listed);

    [LoggerMessage(13, LogLevel.Warning, "The manifest of the flags '{FlagSet}' does not list the environment '{Environment}' and is served without an overlay; did you mean '{Nearest}'?", EventName = "EnvironmentMisspelled", SkipEnabledCheck = true)]
    private static partial void WriteMisspelled(ILogger logger, string flagSet, string environment, string nearest);

    [LoggerMessage(14, LogLevel.Warning, "The decision '{Decision}' for the flags '{FlagSet}' is in force: {Status}", EventName = nameof(DecisionInForce), SkipEnabledCheck = true)]
    private static partial void WriteInForce(ILogger logger, string decision, string flagSet, string status);

    [LoggerMessage(15, LogLevel.Information, "The decision '{Decision}' for the flag '{FlagKey}' of '{FlagSet}' was withdrawn by {By}: {Reason}", EventName = nameof(DecisionWithdrawn), SkipEnabledCheck = true)]
    private static partial void WriteWithdrawn(ILogger logger, string decision, string flagKey, string flagSet, string by, string reason);

    [LoggerMessage(16, LogLevel.Warning, "The decision '{Decision}' for the flags '{FlagSet}' has no effect: {Status}", EventName = nameof(DecisionWithoutEffect), SkipEnabledCheck = true)]
    private static partial void WriteWithoutEffect(ILogger logger, string decision, string flagSet, string status);

    [LoggerMessage(17, LogLevel.Warning, "Decisions of the flags '{FlagSet}' may be missing: {Problem}", EventName = nameof(DecisionsStale), SkipEnabledCheck = true)]
    private static partial void WriteDecisionsStale(ILogger logger, string flagSet, string problem);

    [LoggerMessage(18, LogLevel.Information, "The decisions of the flags '{FlagSet}' are current again", EventName = nameof(DecisionsCurrent), SkipEnabledCheck = true)]
    private static partial void WriteDecisionsCurrent(ILogger logger, string flagSet);

    [LoggerMessage(19, LogLevel.Warning, "The decision store of the flags '{FlagSet}' has a problem: {Problem}", EventName = nameof(DecisionStoreWarning), SkipEnabledCheck = true)]
    private static partial void WriteStoreWarning(ILogger logger, string flagSet, string problem);
}
