using OpenFeature.Model;
using OpenRollout.Evaluation;
using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests.Exposures;

/// <summary>A sink receives each user's first exposure per flag, variant and stage, and tracked events.</summary>
public sealed class ExposureTests
{
    private readonly KeepingSink _sink = new();

    [Fact]
    public async Task A_user_is_exposed_once_for_any_number_of_evaluations_by_any_route()
    {
        await using var application = await StartAsync();
        var (untyped, typed) = (Application.User("ada", "NO"), new Caller("ada", "NO"));
        var before = DateTimeOffset.UtcNow;
        for (var time = 0; time < 3; time++)
        {
            Assert.True(application.Stories.IsEnabled(untyped));
            Assert.True(application.Stories.IsEnabled(in typed));
            Assert.True(FlagSnapshot.Take(application.Binding, untyped).Get(application.Stories));
            Assert.True(FlagSnapshot.Take(application.Binding, in typed).Get(application.Stories));
            Assert.True(await application.Api.GetClient().GetBooleanValueAsync("stories", false, untyped));
        }

        await FlushAsync(application);

        var exposure = Assert.Single(_sink.Exposures);
        Assert.InRange(exposure.Time, before, DateTimeOffset.UtcNow);
        Assert.Equal(TimeSpan.Zero, exposure.Time.Offset);
        Assert.Equal(
            new Exposure
            {
                FlagKey = "stories",
                Variant = "on",
                Stage = "trial",
                Reason = EvaluationReason.TargetingMatch,
                TargetingKey = "ada",
                Unit = "targetingKey",
                Time = exposure.Time,
                Version = application.Provider.Status.Version!,
                FlagSetId = application.FlagSet,
            },
            exposure);
    }

    [Fact]
    public async Task The_key_may_be_that_of_an_ambient_context()
    {
        await using var application = await StartAsync();
        application.Api.SetContext(Application.User("ada", "NO"));

        Assert.True(application.Stories.IsEnabled());
        await FlushAsync(application);

        Assert.Equal("ada", Assert.Single(_sink.Exposures).TargetingKey);
    }

    [Fact]
    public async Task Other_users_flags_variants_and_stages_are_separate_exposures_and_a_reload_is_not()
    {
        await using var application = await StartAsync();
        application.Stories.IsEnabled(new Caller("ada", "NO"));
        application.Stories.IsEnabled(new Caller("bob", "NO"));
        application.Layout.GetValue(new Caller("ada", "NO"));
        application.Provider.Update($"{Application.Manifest()} ");
        application.Stories.IsEnabled(new Caller("ada", "NO"));
        application.Provider.Update(Application.Manifest("full"));
        application.Stories.IsEnabled(new Caller("ada", "NO"));
        await FlushAsync(application);

        Assert.Equal(
            [("stories", "ada", "trial"), ("stories", "bob", "trial"), ("layout", "ada", "trial"), ("stories", "ada", "full")],
            _sink.Exposures.Select(exposure => (exposure.FlagKey, exposure.TargetingKey, exposure.Stage)));
    }

    [Fact]
    public async Task Users_outside_the_rollout_are_not_exposed()
    {
        await using var application = await StartAsync();
        var client = application.Api.GetClient();
        foreach (var flag in new[] { "plain", "killed", "nowhere" })
        {
            await client.GetBooleanValueAsync(flag, false, Application.User("ada"));
        }

        var ins = Enumerable.Range(0, 100).Count(user => application.Stories.IsEnabled(new Caller($"user-{user}")));
        application.Stories.IsEnabled(new Caller(null));
        await FlushAsync(application);

        Assert.Equal(ins, _sink.Exposures.Count);
        Assert.All(_sink.Exposures, exposure => Assert.Equal(("stories", "on", EvaluationReason.Split), (exposure.FlagKey, exposure.Variant, exposure.Reason)));
    }

    [Fact]
    public async Task The_application_can_choose_the_outcomes_that_are_exposures()
    {
        await using var application = await StartAsync(options => options.Includes = outcome => outcome.Flag.Key == "stories"
            ? outcome.Reason is EvaluationReason.Split or EvaluationReason.Default
            : throw new InvalidOperationException("Only stories are an experiment."));
        for (var user = 0; user < 100; user++)
        {
            application.Stories.IsEnabled(new Caller($"user-{user}"));
            application.Layout.GetValue(new Caller($"user-{user}"));
        }

        await FlushAsync(application);

        Assert.Equal(100, _sink.Exposures.Count);
        Assert.Equal(["off", "on"], _sink.Exposures.Select(exposure => exposure.Variant).Distinct().Order());
        Assert.All(_sink.Exposures, exposure => Assert.Equal(exposure.Variant == "on" ? "trial" : null, exposure.Stage));
    }

    [Fact]
    public async Task Without_a_targeting_key_the_unit_of_the_rollout_is_exposed()
    {
        await using var application = await StartAsync();

        Assert.True(application.Household.IsEnabled(new Caller(null, null, "house-1")));
        Assert.True(application.Household.IsEnabled(Application.User(null, null, "house-1")));
        Assert.True(application.Household.IsEnabled(new Caller("ada", null, "house-1")));
        Assert.True(new BooleanFlag(application.Binding, "follower", false).IsEnabled(new Caller("", "NO")));
        await FlushAsync(application);

        Assert.Equal([("householdId", "house-1"), ("targetingKey", "ada")], _sink.Exposures.Select(exposure => (exposure.Unit, exposure.TargetingKey)));
    }

    [Fact]
    public async Task A_tracked_event_goes_to_the_sink_and_to_the_callback()
    {
        var handled = new List<string>();
        await using var application = await StartAsync(configureProvider: options => options.OnTracked = (name, _, _) => handled.Add(name));
        var details = TrackingEventDetails.Builder().SetValue(99.5).Set("currency", "NOK").Build();

        application.Stories.IsEnabled(new Caller("ada", "NO"));
        application.Api.GetClient().Track("bought", Application.User("ada"), details);
        application.Api.GetClient().Track("looked");
        await FlushAsync(application);

        Assert.Equal(["bought", "looked"], handled);
        Assert.Equal([("bought", "ada", 99.5), ("looked", null, null)], _sink.Tracked.Select(tracked => (tracked.Name, tracked.TargetingKey, tracked.Details?.Value)));
        Assert.Equal("NOK", _sink.Tracked[0].Details!.GetValue("currency").AsString);
        Assert.All(_sink.Tracked, tracked => Assert.Equal(application.FlagSet, tracked.FlagSetId));
        Assert.Single(_sink.Exposures);
    }

    [Fact]
    public async Task No_exposures_are_found_after_the_shutdown()
    {
        await using var application = await StartAsync();
        await application.Provider.ShutdownAsync();

        Assert.True((await application.Provider.ResolveBooleanValueAsync("stories", false, Application.User("ada", "NO"))).Value);
        application.Provider.Track("late");

        Assert.Empty(_sink.Exposures);
        Assert.Empty(_sink.Tracked);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(1, -5)]
    public void Invalid_options_are_refused(int remembered, int queueLength)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new OpenRolloutProvider(
            new ScriptedSource(),
            new OpenRolloutOptions { Exposures = _sink, ExposureOptions = new ExposureOptions { Remembered = remembered, QueueLength = queueLength } }));

    private Task<Application> StartAsync(Action<ExposureOptions>? configure = null, Action<OpenRolloutOptions>? configureProvider = null) => Application.StartAsync(options =>
    {
        options.Exposures = _sink;
        options.ExposureOptions.BatchDelay = TimeSpan.Zero;
        configure?.Invoke(options.ExposureOptions);
        configureProvider?.Invoke(options);
    });

    [Fact]
    public void Exposures_are_equal_by_value()
    {
        var exposure = Create();

        Assert.Equal(exposure, Create());
        Assert.Equal(exposure.GetHashCode(), Create().GetHashCode());
        Assert.NotEqual(exposure, Create() with { Variant = "off" });
        Assert.NotEqual(exposure, Create() with { Stage = null });

        static Exposure Create() => new()
        {
            FlagKey = "stories",
            Variant = "on",
            Stage = "trial",
            Reason = EvaluationReason.Split,
            TargetingKey = "user-1",
            Unit = "targetingKey",
            Time = DateTimeOffset.UnixEpoch,
            Version = "0123456789ab",
            FlagSetId = "flags",
        };
    }

    /// <summary>The shutdown delivers the remaining items.</summary>
    private static Task FlushAsync(Application application) => application.Provider.ShutdownAsync();
}
