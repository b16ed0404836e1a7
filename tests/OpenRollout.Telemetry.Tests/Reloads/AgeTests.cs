using System.Text;
using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests.Reloads;

/// <summary>The age of the served manifest and the time since which it may be out of date.</summary>
public sealed class AgeTests
{
    private const string Age = "openrollout.manifest.age";
    private const string Stale = "openrollout.manifest.stale.duration";

    [Fact]
    public async Task The_age_counts_from_the_last_confirmation()
    {
        var manifest = LoadedManifest.Read(Encoding.UTF8.GetBytes(Application.Manifest()));
        var source = new ScriptedSource();
        source.Give(manifest.AsOf(TimeProvider.System.GetUtcNow().AddHours(-1), []));
        await using var application = await Application.StartAsync(options => new OpenRolloutProvider(source, options));
        using var meters = new Meters(application.FlagSet);

        var age = Assert.Single(meters.Read(Age));

        Assert.InRange(age.Value, 3600, 3700);
        Assert.Equal(manifest.Version, age["feature_flag.version"]);
        Assert.Equal(0, Assert.Single(meters.Read(Stale)).Value);
    }

    [Fact]
    public async Task Stale_lasts_until_a_manifest_is_good_again()
    {
        await using var application = await Application.StartAsync();
        using var meters = new Meters(application.FlagSet);

        application.Provider.Update(TestManifests.Bad);
        await Eventually.Is(() => meters.Read(Stale)[0].Value > 0);
        Assert.Single(meters.Read(Age));

        application.Provider.Update(Application.Manifest("second"));
        Assert.Equal(0, Assert.Single(meters.Read(Stale)).Value);
    }

    [Fact]
    public async Task Without_a_good_manifest_there_is_no_age_and_the_provider_is_stale()
    {
        var source = new ScriptedSource();
        var provider = new OpenRolloutProvider(source, new OpenRolloutOptions { FlagSetId = "not-read-yet" });
        using var meters = new Meters("not-read-yet");
        Assert.Empty(meters.Read(Stale));

        source.Give(TestManifests.Bad);
        _ = provider.InitializeAsync(OpenFeature.Model.EvaluationContext.Empty);
        await Eventually.Is(() => meters.Read(Stale) is [{ Value: > 0 }]);

        Assert.Empty(meters.Read(Age));
        await provider.ShutdownAsync();
        Assert.Empty(meters.Read(Stale));
    }

    [Fact]
    public async Task The_newer_of_two_providers_of_one_flag_set_counts()
    {
        await using var application = await Application.StartAsync();
        using var meters = new Meters(application.FlagSet);
        var other = new OpenRolloutProvider(Encoding.UTF8.GetBytes(Application.Manifest("other")), new OpenRolloutOptions { FlagSetId = application.FlagSet });

        Assert.Equal(other.Status.Version, Assert.Single(meters.Read(Age))["feature_flag.version"]);

        await other.ShutdownAsync();
        Assert.Equal(application.Provider.Status.Version, Assert.Single(meters.Read(Age))["feature_flag.version"]);
    }
}
