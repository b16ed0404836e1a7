using Microsoft.Extensions.Logging;

namespace OpenRollout.Telemetry.Tests.Harness;

/// <summary>A logger that throws.</summary>
internal sealed class ThrowingLogger(bool throwsForLevel = false) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => throwsForLevel ? throw new IOException("The disk is full.") : true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => throw new IOException("The disk is full.");
}
