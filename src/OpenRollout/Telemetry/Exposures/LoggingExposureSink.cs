using Microsoft.Extensions.Logging;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>
/// Logs exposures and tracked events: at Information without a word about the user, and at Debug, where that is on, with
/// the targeting key. Thread-safe.
/// </summary>
public sealed class LoggingExposureSink : IExposureSink
{
    private static readonly Action<ILogger, string, string, string?, string, Exception?> ExposedMessage = LoggerMessage.Define<string, string, string?, string>(
        LogLevel.Information, new EventId(20, "Exposed"), "Exposed to {FlagKey}={Variant}, stage {Stage}, version {Version}");

    private static readonly Action<ILogger, string, string, string, DateTimeOffset, Exception?> ExposedUserMessage = LoggerMessage.Define<string, string, string, DateTimeOffset>(
        LogLevel.Debug, new EventId(21, "ExposedUser"), "Exposed {TargetingKey} to {FlagKey}={Variant} at {Time:O}");

    private static readonly Action<ILogger, string, double?, Exception?> TrackedMessage = LoggerMessage.Define<string, double?>(
        LogLevel.Information, new EventId(22, "Tracked"), "Tracked {EventName}, value {Value}");

    private static readonly Action<ILogger, string?, string, DateTimeOffset, Exception?> TrackedUserMessage = LoggerMessage.Define<string?, string, DateTimeOffset>(
        LogLevel.Debug, new EventId(23, "TrackedUser"), "Tracked {TargetingKey}: {EventName} at {Time:O}");

    private readonly ILogger _logger;

    /// <summary>Makes a sink.</summary>
    /// <param name="logger">Where to log.</param>
    public LoggingExposureSink(ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        _logger = logger;
    }

    /// <inheritdoc/>
    public ValueTask ExposedAsync(IReadOnlyList<Exposure> exposures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(exposures);
        foreach (var exposure in exposures)
        {
            var (flag, variant) = (PlainText.Quote(exposure.FlagKey), PlainText.Quote(exposure.Variant));
            ExposedMessage(_logger, flag, variant, exposure.Stage is { } stage ? PlainText.Quote(stage) : null, PlainText.Quote(exposure.Version), null);
            ExposedUserMessage(_logger, PlainText.Quote(exposure.TargetingKey), flag, variant, exposure.Time, null);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask TrackedAsync(IReadOnlyList<TrackedEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var tracked in events)
        {
            var name = PlainText.Quote(tracked.Name);
            TrackedMessage(_logger, name, tracked.Details?.Value, null);
            TrackedUserMessage(_logger, tracked.TargetingKey is { } user ? PlainText.Quote(user) : null, name, tracked.Time, null);
        }

        return ValueTask.CompletedTask;
    }
}
