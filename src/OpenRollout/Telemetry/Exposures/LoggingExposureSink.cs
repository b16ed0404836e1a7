using Microsoft.Extensions.Logging;
using OpenRollout.Manifest.Text;

namespace OpenRollout;

/// <summary>
/// A sink that logs exposures and tracked events: at level Information without user data, and at level Debug with the
/// targeting key. Thread-safe.
/// </summary>
public sealed partial class LoggingExposureSink : IExposureSink
{
    private readonly ILogger _logger;

    /// <summary>Initializes a new instance of the <see cref="LoggingExposureSink"/> class.</summary>
    /// <param name="logger">The logger to write to.</param>
    /// <exception cref="ArgumentNullException"><paramref name="logger"/> is null.</exception>
    public LoggingExposureSink(ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        _logger = logger;
    }

    /// <inheritdoc/>
    public ValueTask ExposedAsync(IReadOnlyList<Exposure> exposures, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(exposures);
        var (logs, logsUsers) = (_logger.IsEnabled(LogLevel.Information), _logger.IsEnabled(LogLevel.Debug));
        for (var index = 0; (logs || logsUsers) && index < exposures.Count; index++)
        {
            var exposure = exposures[index];
            var (flag, variant) = (PlainText.Quote(exposure.FlagKey), PlainText.Quote(exposure.Variant));
            if (logs)
            {
                WriteExposed(flag, variant, exposure.Stage is { } stage ? PlainText.Quote(stage) : null, PlainText.Quote(exposure.Version));
            }

            if (logsUsers)
            {
                WriteExposedUser(PlainText.Quote(exposure.TargetingKey), flag, variant, exposure.Time);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask TrackedAsync(IReadOnlyList<TrackedEvent> events, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        var (logs, logsUsers) = (_logger.IsEnabled(LogLevel.Information), _logger.IsEnabled(LogLevel.Debug));
        for (var index = 0; (logs || logsUsers) && index < events.Count; index++)
        {
            var tracked = events[index];
            var name = PlainText.Quote(tracked.Name);
            if (logs)
            {
                WriteTracked(name, tracked.Details?.Value);
            }

            if (logsUsers)
            {
                WriteTrackedUser(tracked.TargetingKey is { } user ? PlainText.Quote(user) : null, name, tracked.Time);
            }
        }

        return ValueTask.CompletedTask;
    }

    [LoggerMessage(20, LogLevel.Information, "Exposed to {FlagKey}={Variant}, stage {Stage}, version {Version}", EventName = "Exposed", SkipEnabledCheck = true)]
    private partial void WriteExposed(string flagKey, string variant, string? stage, string version);

    [LoggerMessage(21, LogLevel.Debug, "Exposed {TargetingKey} to {FlagKey}={Variant} at {Time:O}", EventName = "ExposedUser", SkipEnabledCheck = true)]
    private partial void WriteExposedUser(string targetingKey, string flagKey, string variant, DateTimeOffset time);

    [LoggerMessage(22, LogLevel.Information, "Tracked {EventName}, value {Value}", EventName = "Tracked", SkipEnabledCheck = true)]
    private partial void WriteTracked(string eventName, double? value);

    [LoggerMessage(23, LogLevel.Debug, "Tracked {TargetingKey}: {EventName} at {Time:O}", EventName = "TrackedUser", SkipEnabledCheck = true)]
    private partial void WriteTrackedUser(string? targetingKey, string eventName, DateTimeOffset time);
}
