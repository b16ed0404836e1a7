using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OpenRollout.AspNetCore.Tests.Harness;

/// <summary>Records log messages.</summary>
internal sealed class LogRecorder : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, LogLevel Level, string Text)> _entries = new();

    /// <summary>Gets the messages of OpenRollout.</summary>
    public IReadOnlyList<(LogLevel Level, string Text)> Ours => [.. _entries.Where(entry => entry.Category.StartsWith("OpenRollout", StringComparison.Ordinal) && !entry.Category.Contains("Tests", StringComparison.Ordinal)).Select(entry => (entry.Level, entry.Text))];

    public ILogger CreateLogger(string categoryName) => new Recorder(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Recorder(LogRecorder owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => owner._entries.Enqueue((category, logLevel, formatter(state, exception)));
    }
}
