using Microsoft.Extensions.Logging;

namespace OpenRollout.Hosting;

/// <summary>All that is logged here. No value of the configuration is among it.</summary>
internal static partial class Log
{
    [LoggerMessage(101, LogLevel.Warning, "{Unused}")]
    public static partial void ConfigurationIsNotUsed(ILogger logger, string unused);

    [LoggerMessage(102, LogLevel.Information, "{Section}:{Key} of the configuration is not used: the application's code sets {Source}.")]
    public static partial void ConfigurationIsReplaced(ILogger logger, string section, string key, string source);

    [LoggerMessage(103, LogLevel.Error, "The start of the host was canceled before {Source} answered with a manifest.")]
    public static partial void SourceHasNotAnswered(ILogger logger, string? source);
}
