using Microsoft.Extensions.Logging;
using OpenRollout.Manifest;

namespace OpenRollout.Telemetry;

/// <summary>
/// What is logged. Nothing above Debug names a user: no targeting key, no value of an attribute. What a logger throws is
/// dropped, and null logs nothing. Text of a manifest or a server is escaped and cut here.
/// </summary>
internal static class Log
{
    /// <summary>A problem's message, and its file before it.</summary>
    private const int MaximumProblem = 2 * PlainText.MaximumMessage;

    /// <summary>More changed flags than this are counted, not named.</summary>
    private const int MaximumKeys = 20;

    private static readonly Action<ILogger, string, string, int, Exception?> FirstServedMessage = LoggerMessage.Define<string, string, int>(
        LogLevel.Information, new EventId(1, "ManifestServed"), "Serving version {Version} of the flags '{FlagSet}': {Flags} flags");

    private static readonly Action<ILogger, string, string, int, int, Exception?> ServedMessage = LoggerMessage.Define<string, string, int, int>(
        LogLevel.Information, new EventId(1, "ManifestServed"), "Serving version {Version} of the flags '{FlagSet}': {Flags} flags, {Changed} of them changed");

    private static readonly Action<ILogger, string, string, int, int, string, Exception?> ChangedMessage = LoggerMessage.Define<string, string, int, int, string>(
        LogLevel.Information, new EventId(1, "ManifestServed"), "Serving version {Version} of the flags '{FlagSet}': {Flags} flags, {Changed} of them changed: {ChangedFlags}");

    private static readonly Action<ILogger, string, string, Exception?> RefusedMessage = LoggerMessage.Define<string, string>(
        LogLevel.Error, new EventId(2, "ManifestRefused"), "A manifest of the flags '{FlagSet}' was refused: {Problem}");

    private static readonly Action<ILogger, string, string, Exception?> StaleMessage = LoggerMessage.Define<string, string>(
        LogLevel.Warning, new EventId(3, "ManifestStale"), "The manifest of the flags '{FlagSet}' may be out of date: {Problem}");

    private static readonly Action<ILogger, string, Exception?> RecoveredMessage = LoggerMessage.Define<string>(
        LogLevel.Information, new EventId(4, "ManifestCurrent"), "The manifest of the flags '{FlagSet}' is current again");

    private static readonly Action<ILogger, string, string, string, Exception?> KilledMessage = LoggerMessage.Define<string, string, string>(
        LogLevel.Warning, new EventId(5, "FlagKilled"), "The flag '{FlagKey}' of '{FlagSet}' was switched off by version {Version}");

    private static readonly Action<ILogger, Exception?> SinkFailedMessage = LoggerMessage.Define(
        LogLevel.Warning, new EventId(6, "ExposureSinkFailed"), "The sink of exposures has failed; its batches are lost until it works again");

    private static readonly Action<ILogger, int, Exception?> DroppedMessage = LoggerMessage.Define<int>(
        LogLevel.Warning, new EventId(7, "ExposuresDropped"), "Exposures were dropped, as more than {QueueLength} waited for their sink");

    private static readonly Action<ILogger, string, Exception?> ChoiceFailedMessage = LoggerMessage.Define<string>(
        LogLevel.Warning, new EventId(8, "ExposureChoiceFailed"), "What the flag '{FlagKey}' gives is no exposure, as asking whether it is has failed");

    private static readonly Action<ILogger, string, string, Exception?> WarningMessage = LoggerMessage.Define<string, string>(
        LogLevel.Warning, new EventId(9, "ManifestWarning"), "The manifest of the flags '{FlagSet}' has a warning: {Problem}");

    private static readonly Action<ILogger, string, int, Exception?> MoreWarningsMessage = LoggerMessage.Define<string, int>(
        LogLevel.Warning, new EventId(10, "ManifestWarningsOmitted"), "The manifest of the flags '{FlagSet}' has {Omitted} more warnings that are not logged");

    /// <summary>Logs that a manifest is served from now on.</summary>
    /// <param name="logger">The logger.</param>
    /// <param name="set">The flags and their version.</param>
    /// <param name="flags">How many flags it has.</param>
    /// <param name="changed">The keys of those that evaluate differently now; null for the first manifest.</param>
    public static void Served(ILogger? logger, FlagSetVersion set, int flags, IReadOnlyList<string>? changed) => Write(logger, to =>
    {
        switch (changed)
        {
            case null:
                FirstServedMessage(to, PlainText.Quote(set.Version), PlainText.Quote(set.FlagSetId), flags, null);
                break;
            case []:
                ServedMessage(to, PlainText.Quote(set.Version), PlainText.Quote(set.FlagSetId), flags, 0, null);
                break;
            default:
                ChangedMessage(to, PlainText.Quote(set.Version), PlainText.Quote(set.FlagSetId), flags, changed.Count, ListOf(changed), null);
                break;
        }
    });

    public static void Warning(ILogger? logger, string flagSet, string problem) => Write(logger, to => WarningMessage(to, PlainText.Quote(flagSet), PlainText.Shorten(problem, MaximumProblem), null));

    public static void WarningsOmitted(ILogger? logger, string flagSet, int count) => Write(logger, to => MoreWarningsMessage(to, PlainText.Quote(flagSet), count, null));

    public static void Refused(ILogger? logger, string flagSet, string problem) => Write(logger, to => RefusedMessage(to, PlainText.Quote(flagSet), PlainText.Shorten(problem, MaximumProblem), null));

    public static void Stale(ILogger? logger, string flagSet, string problem) => Write(logger, to => StaleMessage(to, PlainText.Quote(flagSet), PlainText.Shorten(problem, MaximumProblem), null));

    public static void Recovered(ILogger? logger, string flagSet) => Write(logger, to => RecoveredMessage(to, PlainText.Quote(flagSet), null));

    public static void Killed(ILogger? logger, FlagSetVersion set, string flag) => Write(logger, to => KilledMessage(to, PlainText.Quote(flag), PlainText.Quote(set.FlagSetId), PlainText.Quote(set.Version), null));

    public static void ExposureSinkFailed(ILogger? logger, Exception exception) => Write(logger, to => SinkFailedMessage(to, exception));

    public static void ExposuresDropped(ILogger? logger, int queueLength) => Write(logger, to => DroppedMessage(to, queueLength, null));

    public static void ExposureChoiceFailed(ILogger? logger, string flag, Exception exception) => Write(logger, to => ChoiceFailedMessage(to, PlainText.Quote(flag), exception));

    /// <summary>Lists the first keys, each cut to a length that a line can carry.</summary>
    private static string ListOf(IReadOnlyList<string> keys)
    {
        var listed = string.Join(", ", keys.Take(MaximumKeys).Select(PlainText.Quote));
        return keys.Count > MaximumKeys ? $"{listed} and {keys.Count - MaximumKeys} more" : listed;
    }

    private static void Write(ILogger? logger, Action<ILogger> write)
    {
        if (logger is null)
        {
            return;
        }

        try
        {
            write(logger);
        }
#pragma warning disable CA1031 // A logger must neither end the following of a manifest nor the handing on of exposures.
        catch (Exception)
#pragma warning restore CA1031
        {
        }
    }
}
