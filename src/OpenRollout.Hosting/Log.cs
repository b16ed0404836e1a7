using Microsoft.Extensions.Logging;
using OpenRollout.Manifest;

namespace OpenRollout.Hosting;

/// <summary>All that is logged here. No value of the configuration is among it. Its keys are escaped and cut here.</summary>
internal static partial class Log
{
    public static void ConfigurationIsNotUsed(ILogger logger, string unused)
        => NotUsed(logger, PlainText.Shorten(unused, PlainText.MaximumMessage));

    public static void ConfigurationIsReplaced(ILogger logger, string section, string key, string source)
        => Replaced(logger, PlainText.Quote(section), PlainText.Quote(key), PlainText.Quote(source));

    public static void SourceHasNotAnswered(ILogger logger, string? source)
        => NotAnswered(logger, source is null ? null : PlainText.Shorten(source, PlainText.MaximumMessage));

    [LoggerMessage(101, LogLevel.Warning, "{Unused}", EventName = nameof(ConfigurationIsNotUsed))]
    private static partial void NotUsed(ILogger logger, string unused);

    [LoggerMessage(102, LogLevel.Information, "{Section}:{Key} of the configuration is not used: the application's code sets {Source}.", EventName = nameof(ConfigurationIsReplaced))]
    private static partial void Replaced(ILogger logger, string section, string key, string source);

    [LoggerMessage(103, LogLevel.Error, "The start of the host was canceled before {Source} answered with a manifest.", EventName = nameof(SourceHasNotAnswered))]
    private static partial void NotAnswered(ILogger logger, string? source);
}
