using Microsoft.Extensions.Logging;

namespace OpenRollout.Telemetry;

/// <summary>
/// A logger that ignores the exceptions of the application's logger, so that a failing logger stops neither the reading of
/// manifests nor the delivery of exposures. Thread-safe if the application's logger is.
/// </summary>
internal sealed class SafeLogger : ILogger
{
    private readonly ILogger _logger;

    private SafeLogger(ILogger logger) => _logger = logger;

    /// <summary>Wraps a logger; null for null.</summary>
    public static ILogger? Wrap(ILogger? logger) => logger is null ? null : new SafeLogger(logger);

#pragma warning disable CA1031 // A logger of the application may throw any exception.
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        try
        {
            return _logger.BeginScope(state);
        }
        catch (Exception)
        {
            return null;
        }
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return _logger.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            _logger.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
        }
    }
#pragma warning restore CA1031
}
