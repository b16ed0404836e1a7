using Microsoft.Extensions.Logging;
using OpenFeature.Constant;

namespace OpenFeature;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Error while evaluating flag {FlagKey}: {ErrorType}")]
    internal static partial void EvaluationFailed(ILogger logger, Exception? exception, string flagKey, ErrorType errorType);

    [LoggerMessage(2, LogLevel.Error, "Hook {Hook} failed")]
    internal static partial void HookFailed(ILogger logger, Exception exception, Type hook);

    [LoggerMessage(3, LogLevel.Debug, "Hook {Hook} returned no context")]
    internal static partial void HookReturnedNoContext(ILogger logger, Type hook);

    [LoggerMessage(4, LogLevel.Error, "An event handler failed")]
    internal static partial void EventHandlerFailed(ILogger logger, Exception exception);

    [LoggerMessage(5, LogLevel.Error, "A provider failed to shut down")]
    internal static partial void ShutdownFailed(ILogger logger, Exception exception);
}
