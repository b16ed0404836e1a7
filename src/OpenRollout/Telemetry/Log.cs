using Microsoft.Extensions.Logging;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

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

    public static void FlagKilled(ILogger logger, FlagSetVersion set, string flag)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            WriteKilled(logger, PlainText.Quote(flag), PlainText.Quote(set.FlagSetId), PlainText.Quote(set.Version));
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

    [LoggerMessage(5, LogLevel.Warning, "The flag '{FlagKey}' of '{FlagSet}' was switched off by version {Version}", EventName = nameof(FlagKilled), SkipEnabledCheck = true)]
    private static partial void WriteKilled(ILogger logger, string flagKey, string flagSet, string version);

    [LoggerMessage(8, LogLevel.Warning, "ExposureOptions.Includes failed for the flag '{FlagKey}'; the outcome is not reported as an exposure", EventName = nameof(ExposureChoiceFailed), SkipEnabledCheck = true)]
    private static partial void WriteChoiceFailed(ILogger logger, string flagKey, Exception exception);

    [LoggerMessage(9, LogLevel.Warning, "The manifest of the flags '{FlagSet}' has a warning: {Problem}", EventName = nameof(ManifestWarning), SkipEnabledCheck = true)]
    private static partial void WriteWarning(ILogger logger, string flagSet, string problem);

    [LoggerMessage(10, LogLevel.Warning, "The manifest of the flags '{FlagSet}' has {Omitted} more warnings that are not logged", EventName = nameof(ManifestWarningsOmitted), SkipEnabledCheck = true)]
    private static partial void WriteWarningsOmitted(ILogger logger, string flagSet, int omitted);
}
