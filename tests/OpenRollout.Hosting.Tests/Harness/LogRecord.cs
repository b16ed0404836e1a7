using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OpenRollout.Hosting.Tests.Harness;

/// <summary>Records log messages with their category.</summary>
internal sealed class LogRecord : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, LogLevel Level, string Text)> _lines = new();

    public IReadOnlyList<(string Category, LogLevel Level, string Text)> All => [.. _lines];

    /// <summary>Gets the messages of OpenRollout, as "Level: text".</summary>
    public IReadOnlyList<string> OfOpenRollout
        => [.. All.Where(line => line.Category == typeof(OpenRolloutProvider).FullName).Select(line => $"{line.Level}: {line.Text}")];

    public ILogger CreateLogger(string categoryName) => new Logger(_lines, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<(string Category, LogLevel Level, string Text)> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => lines.Enqueue((category, logLevel, formatter(state, exception)));
    }
}
