using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OpenRollout.Telemetry.Tests.Harness;

/// <summary>A logger that keeps its messages.</summary>
internal sealed class LogLines(LogLevel least = LogLevel.Debug) : ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Event, string Text)> _lines = new();

    public IReadOnlyList<(LogLevel Level, string Event, string Text)> All => [.. _lines];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => _lines.Enqueue((logLevel, eventId.Name!, formatter(state, exception)));
}
