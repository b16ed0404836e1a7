using System.Reflection;
using System.Text;
using Microsoft.Extensions.Logging;
using OpenRollout.Loading;
using OpenRollout.Manifest;
using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests.Reloads;

/// <summary>Event ids, names and levels are stable, and messages cost nothing while their level is off.</summary>
public sealed class LogLevelTests
{
    [Fact]
    public void Events_are_those_of_the_documentation()
        => Assert.Equal(
            [
                (1, "ManifestServed", LogLevel.Information),
                (2, "ManifestRefused", LogLevel.Error),
                (3, "ManifestStale", LogLevel.Warning),
                (4, "ManifestCurrent", LogLevel.Information),
                (5, "FlagKilled", LogLevel.Warning),
                (6, "ExposureSinkFailed", LogLevel.Warning),
                (7, "ExposuresDropped", LogLevel.Warning),
                (8, "ExposureChoiceFailed", LogLevel.Warning),
                (9, "ManifestWarning", LogLevel.Warning),
                (10, "ManifestWarningsOmitted", LogLevel.Warning),
                (11, "EnvironmentServed", LogLevel.Information),
                (12, "EnvironmentNotListed", LogLevel.Information),
                (13, "EnvironmentMisspelled", LogLevel.Warning),
                (14, "DecisionInForce", LogLevel.Warning),
                (15, "DecisionWithdrawn", LogLevel.Information),
                (16, "DecisionWithoutEffect", LogLevel.Warning),
                (17, "DecisionsStale", LogLevel.Warning),
                (18, "DecisionsCurrent", LogLevel.Information),
                (19, "DecisionStoreWarning", LogLevel.Warning),
                (20, "Exposed", LogLevel.Information),
                (21, "ExposedUser", LogLevel.Debug),
                (22, "Tracked", LogLevel.Information),
                (23, "TrackedUser", LogLevel.Debug),
            ],
            EventsOf(typeof(Log)).Concat(EventsOf(typeof(LoggingExposureSink))).Distinct().Order());

    [Fact]
    public async Task Messages_below_the_level_allocate_nothing()
    {
        var logger = new LogLines(LogLevel.None);
        var set = new FlagSetVersion("flags", new Lazy<string>("0123456789ab"));
        var problem = ManifestReader.Read(Encoding.UTF8.GetBytes(TestManifests.Bad)).FirstError!;
        var exception = new InvalidOperationException();
        string[] changed = ["stories"];
        var status = new OpenRolloutProvider(Encoding.UTF8.GetBytes(Application.Manifest())).Overview.GetFlagStatuses()[0];
        var (unlisted, misspelled) = (new UnlistedEnvironment("Test", null, ["Production"]), new UnlistedEnvironment("Prodution", "Production", ["Production"]));
        var decision = new DecisionStatus(RolloutDecision.SwitchOff("stories", "maria", "floods the queue"), DecisionEffect.Off, null, isStored: true);
        var sink = new LoggingExposureSink(logger);
        var keeping = new KeepingSink();
        await using (var application = await Application.StartAsync(options => options.Exposures = keeping))
        {
            application.Stories.IsEnabled(new Caller("user-1", "NO"));
            application.Provider.Track("bought");
            await application.Provider.ShutdownAsync();
        }

        var (exposures, events) = (keeping.Exposures.ToArray(), keeping.Tracked.ToArray());
        Assert.Equal((1, 1), (exposures.Length, events.Length));
        WriteAll();

        Assert.Equal(0, Allocation.Of(WriteAll));
        Assert.Empty(logger.All);

        void WriteAll()
        {
            Log.ManifestServed(logger, set, 1, changed);
            Log.ManifestRefused(logger, "flags", problem);
            Log.ManifestStale(logger, "flags", problem);
            Log.ManifestCurrent(logger, "flags");
            Log.FlagKilled(logger, set, status);
            Log.EnvironmentServed(logger, "flags", "Production");
            Log.EnvironmentNotListed(logger, "flags", unlisted);
            Log.EnvironmentNotListed(logger, "flags", misspelled);
            Log.DecisionInForce(logger, "flags", decision, "Production");
            Log.DecisionWithdrawn(logger, "flags", decision.Decision, null);
            Log.DecisionWithoutEffect(logger, "flags", decision, "Production");
            Log.DecisionsStale(logger, "flags", "the store does not answer");
            Log.DecisionsCurrent(logger, "flags");
            Log.DecisionStoreWarning(logger, "flags", "the store is read-only");
            Log.ExposureSinkFailed(logger, exception);
            Log.ExposuresDropped(logger, 16);
            Log.ExposureChoiceFailed(logger, "stories", exception);
            Log.ManifestWarning(logger, "flags", problem);
            Log.ManifestWarningsOmitted(logger, "flags", 3);
            Assert.True(sink.ExposedAsync(exposures, CancellationToken.None).AsTask().IsCompleted);
            Assert.True(sink.TrackedAsync(events, CancellationToken.None).AsTask().IsCompleted);
        }
    }

    [Fact]
    public void A_logger_that_throws_when_it_is_asked_for_its_level_changes_nothing()
    {
        var provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes(Application.Manifest()), new OpenRolloutOptions { Logger = new ThrowingLogger(throwsForLevel: true) });
        Assert.Empty(provider.Update(Application.Manifest(enabled: false)));
    }

    private static IEnumerable<(int Id, string Name, LogLevel Level)> EventsOf(Type type)
        => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(method => (method.Name, Attribute: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(message => message.Attribute is not null)
            .Select(message => (message.Attribute!.EventId, message.Attribute.EventName ?? message.Name, message.Attribute.Level));
}
