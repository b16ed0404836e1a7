using Microsoft.Extensions.Logging;
using OpenFeature.Model;
using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests.Exposures;

/// <summary>The sinks that OpenRollout provides: for logs and for activities.</summary>
public sealed class SinkTests
{
    private const string Secret = "ada-4711";

    [Theory]
    [InlineData(LogLevel.Information)]
    [InlineData(LogLevel.Debug)]
    public async Task The_log_contains_no_user_data_above_Debug(LogLevel least)
    {
        var log = new LogLines(least);
        await UseAsync(new LoggingExposureSink(log), log);

        Assert.Contains(log.All, line => line is (LogLevel.Information, "Exposed", var text) && text.Contains("stories=on", StringComparison.Ordinal));
        Assert.Contains(log.All, line => line is (LogLevel.Information, "Tracked", var text) && text.Contains("bought", StringComparison.Ordinal));
        Assert.All(log.All, line => Assert.Equal(line.Event.EndsWith("User", StringComparison.Ordinal), line.Text.Contains(Secret, StringComparison.Ordinal)));
        Assert.All(log.All, line => Assert.Equal(line.Event.EndsWith("User", StringComparison.Ordinal), line.Level == LogLevel.Debug));
        Assert.Equal(least == LogLevel.Debug ? 2 : 0, log.All.Count(line => line.Level == LogLevel.Debug));
        Assert.All(log.All, line => Assert.DoesNotContain("NO", line.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Activities_use_the_names_of_OpenTelemetry(bool namesUsers)
    {
        var flagSet = $"set-{Guid.NewGuid():N}";
        using var activities = new Activities(flagSet);

        var before = DateTime.UtcNow;
        await UseAsync(new ActivityExposureSink(namesUsers), null, flagSet);

        var exposure = Assert.Single(activities.All, activity => activity.OperationName == "openrollout.exposure");
        Assert.Equal(
            ["feature_flag.provider.name=OpenRollout", $"feature_flag.set.id={flagSet}", .. namesUsers ? [$"feature_flag.context.id={Secret}"] : Array.Empty<string>(), "feature_flag.key=stories", "feature_flag.result.variant=on", "feature_flag.result.reason=targeting_match", "openrollout.stage=trial"],
            exposure.TagObjects.Where(tag => tag.Key != "feature_flag.version").Select(tag => $"{tag.Key}={tag.Value}"));
        Assert.InRange(exposure.StartTimeUtc, before, DateTime.UtcNow);
        Assert.Null(exposure.ParentId);
        var tracked = Assert.Single(activities.All, activity => activity.OperationName == "openrollout.tracking");
        Assert.Equal(("bought", 99.5, namesUsers ? Secret : null), (tracked.GetTagItem("openrollout.tracking.event"), tracked.GetTagItem("openrollout.tracking.value"), tracked.GetTagItem("feature_flag.context.id")));
    }

    [Fact]
    public async Task Without_a_listener_the_activity_sink_does_nothing() => await UseAsync(new ActivityExposureSink(), null);

    private static async Task UseAsync(IExposureSink sink, ILogger? logger, string? flagSet = null)
    {
        await using var application = await Application.StartAsync(options =>
        {
            (options.Exposures, options.Logger) = (sink, logger);
            options.FlagSetId = flagSet ?? options.FlagSetId;
        });
        application.Stories.IsEnabled(new Caller(Secret, "NO"));
        application.Provider.Track("bought", Application.User(Secret), TrackingEventDetails.Builder().SetValue(99.5).Build());
        application.Provider.Update(Application.Manifest("second"));
        application.Provider.Update("{");
        await application.Provider.ShutdownAsync();
    }
}
