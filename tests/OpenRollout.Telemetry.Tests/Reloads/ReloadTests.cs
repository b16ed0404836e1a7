using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using OpenRollout.Manifest;
using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests.Reloads;

/// <summary>Metrics and activities of reloads.</summary>
public sealed class ReloadTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private static readonly ManifestProblem Outage = ManifestReader.Unreadable("https://flags.example/flags.json", "the server is down").Problems[0];

    [Fact]
    public async Task Reloads_are_counted_by_outcome()
    {
        var source = new ScriptedSource();
        var first = LoadedManifest.Read(Encoding.UTF8.GetBytes(Application.Manifest()));
        source.Give(first);
        await using var application = await Application.StartAsync(options => new OpenRolloutProvider(source, options));
        await source.WaitUntilTakenAsync();
        using var meters = new Meters(application.FlagSet);

        source.Give(first.AsOf(Now, []));
        source.Give(first.AsOf(Now, [Outage]));
        source.Give(TestManifests.Bad);
        source.Give(Application.Manifest("second"));
        await source.WaitUntilTakenAsync();

        Assert.Equal(4, meters.Sum("openrollout.manifest.reloads"));
        Assert.Equal(1, meters.Sum("openrollout.manifest.reloads", ("openrollout.reload.outcome", "confirmed"), ("error.type", null)));
        Assert.Equal(1, meters.Sum("openrollout.manifest.reloads", ("openrollout.reload.outcome", "unconfirmed"), ("error.type", Outage.Id)));
        Assert.Equal(1, meters.Sum("openrollout.manifest.reloads", ("openrollout.reload.outcome", "refused"), ("error.type", "ROLL1004")));
        Assert.Equal(1, meters.Sum("openrollout.manifest.reloads", ("openrollout.reload.outcome", "served"), ("error.type", null)));
    }

    [Fact]
    public async Task The_duration_of_reloads_is_measured()
    {
        await using var application = await Application.StartAsync();
        using var meters = new Meters(application.FlagSet);

        application.Provider.Update(Application.Manifest("second"));
        application.Provider.Update(TestManifests.Bad);

        var durations = meters.Said("openrollout.manifest.reload.duration");
        Assert.Equal(["served", "refused"], durations.Select(duration => duration["openrollout.reload.outcome"]));
        Assert.All(durations, duration => Assert.InRange(duration.Value, 1e-9, 60));
    }

    [Fact]
    public async Task Reloads_create_activities_with_the_changes()
    {
        await using var application = await Application.StartAsync();
        using var activities = new Activities(application.FlagSet);

        application.Provider.Update(Application.Manifest(enabled: false));
        application.Provider.Update(TestManifests.Bad);

        Assert.Equal(["openrollout.manifest.reload", "openrollout.manifest.reload"], activities.All.Select(activity => activity.OperationName));
        var (served, refused) = (activities.All[0], activities.All[1]);
        Assert.Equal(("served", "OpenRollout", 2), (served.GetTagItem("openrollout.reload.outcome"), served.GetTagItem("feature_flag.provider.name"), served.GetTagItem("openrollout.reload.changed_flags")));
        Assert.Equal(["stories"], (string[])served.GetTagItem("openrollout.reload.killed_flags")!);
        Assert.Equal(application.Provider.Status.Version, served.GetTagItem("feature_flag.version"));
        Assert.Equal(ActivityStatusCode.Unset, served.Status);
        Assert.True(served.Duration > TimeSpan.Zero);
        Assert.Equal(("refused", "ROLL1004", ActivityStatusCode.Error), (refused.GetTagItem("openrollout.reload.outcome"), refused.GetTagItem("error.type"), refused.Status));
        Assert.Contains("flags.json(2,24): error ROLL1004", refused.StatusDescription, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_activity_of_a_reload_has_no_parent()
    {
        var source = new ScriptedSource(Application.Manifest());
        using var request = new Activity("request").Start();
        await using var application = await Application.StartAsync(options => new OpenRolloutProvider(source, options));
        using var activities = new Activities(application.FlagSet);

        await source.GiveAndWaitAsync(Application.Manifest("second"));

        Assert.NotEqual(request.TraceId, Assert.Single(activities.All).TraceId);
    }

    [Theory]
    [InlineData(30, 30)]
    [InlineData(-30, 0)]
    public async Task A_kill_is_measured_from_the_writing_of_its_manifest(int secondsAgo, double least)
    {
        var source = new ScriptedSource(Application.Manifest());
        await using var application = await Application.StartAsync(options => new OpenRolloutProvider(source, options));
        using var meters = new Meters(application.FlagSet);

        source.Give(LoadedManifest.Read(Encoding.UTF8.GetBytes(Application.Manifest(enabled: false))).AsWrittenAt(TimeProvider.System.GetUtcNow().AddSeconds(-secondsAgo)));
        source.Give(LoadedManifest.Read(Encoding.UTF8.GetBytes(Application.Manifest())).AsWrittenAt(Now));
        await source.WaitUntilTakenAsync();

        var propagation = Assert.Single(meters.Said("openrollout.kill.propagation"));
        Assert.Equal("stories", propagation["feature_flag.key"]);
        Assert.InRange(propagation.Value, least, least + 60);
        Assert.False(application.Stories.IsEnabled(new Caller(null)));
    }

    [Fact]
    public async Task A_kill_by_a_manifest_of_unknown_age_is_not_measured()
    {
        await using var application = await Application.StartAsync();
        using var meters = new Meters(application.FlagSet);

        application.Provider.Update(Application.Manifest(enabled: false));

        Assert.Empty(meters.Said("openrollout.kill.propagation"));
    }

    [Fact]
    public async Task A_kill_in_a_file_is_measured_from_the_files_time()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("flags.json", Application.Manifest());
        await using var application = await Application.StartAsync(options => OpenRolloutProvider.FromFile(path, options));
        using var meters = new Meters(application.FlagSet);

        folder.Write("flags.json", Application.Manifest(enabled: false));

        await Eventually.Is(() => meters.Said("openrollout.kill.propagation").Count == 1);
        Assert.InRange(meters.Said("openrollout.kill.propagation")[0].Value, 0, 60);
    }

    [Fact]
    public async Task A_kill_by_a_changed_link_is_measured_from_the_time_of_its_target()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(Path.Combine(folder.Path, "link.json"), folder.Write("first.json", Application.Manifest()));
        await using var application = await Application.StartAsync(options => OpenRolloutProvider.FromFile(Path.Combine(folder.Path, "link.json"), options));
        using var meters = new Meters(application.FlagSet);

        // Like Kubernetes replaces a mounted file.
        var second = folder.Write("second.json", Application.Manifest(enabled: false));
        File.SetLastWriteTimeUtc(second, DateTime.UtcNow.AddMinutes(-10));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "next.json"), second);
        File.Move(Path.Combine(folder.Path, "next.json"), Path.Combine(folder.Path, "link.json"), overwrite: true);

        await Eventually.Is(() => meters.Said("openrollout.kill.propagation").Count == 1);
        Assert.InRange(meters.Said("openrollout.kill.propagation")[0].Value, 600, 660);
    }

    [Fact]
    public async Task Listeners_that_throw_do_not_stop_the_reading_of_the_source()
    {
        var source = new ScriptedSource(Application.Manifest());
        await using var application = await Application.StartAsync(options => new OpenRolloutProvider(source, options), options => options.Logger = new ThrowingLogger());
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) => self.EnableMeasurementEvents(instrument);
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => throw new InvalidOperationException(instrument.Name));
        listener.Start();

        await source.GiveAndWaitAsync(Application.Manifest("second"));
        await source.GiveAndWaitAsync(TestManifests.On());

        Assert.Equal(LoadedManifest.Read(Encoding.UTF8.GetBytes(TestManifests.On())).Version, application.Provider.Status.Version);
        Assert.Null(application.Provider.Status.Problem);
    }
}
