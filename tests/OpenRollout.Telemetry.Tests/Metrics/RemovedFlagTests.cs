using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests.Metrics;

/// <summary>The series of a flag end when no provider of its flag set serves it any longer.</summary>
public sealed class RemovedFlagTests
{
    /// <summary>More than a page of counters.</summary>
    private const int Reloads = 1_200;

    [Fact]
    public async Task Flags_that_come_and_go_leave_no_series()
    {
        await using var application = await Application.StartAsync(Manifest("kept", "gone"));
        using var meters = new Meters(application.FlagSet);
        var client = application.Api.GetClient();
        for (var reload = 0; reload < Reloads; reload++)
        {
            var key = $"flag-{reload}";
            Assert.Empty(application.Provider.Update(Manifest("kept", key)));
            await client.GetBooleanValueAsync(key, false);
            await client.GetBooleanValueAsync("kept", false);
        }

        Assert.Equal(["flag-1199", "kept"], meters.Read("openrollout.evaluations").Select(heard => heard["feature_flag.key"]!).Order(StringComparer.Ordinal));
        Assert.Equal(Reloads, meters.Evaluations(("feature_flag.key", "kept")));
    }

    [Fact]
    public async Task A_flag_that_is_added_again_is_counted_from_zero()
    {
        await using var application = await Application.StartAsync(Manifest("kept", "other"));
        using var meters = new Meters(application.FlagSet);
        var client = application.Api.GetClient();
        await client.GetBooleanValueAsync("other", false);

        Assert.Empty(application.Provider.Update(Manifest("kept")));
        Assert.Equal(0, meters.Evaluations(("feature_flag.key", "other")));

        Assert.Empty(application.Provider.Update(Manifest("kept", "other")));
        await client.GetBooleanValueAsync("other", false);
        Assert.Equal(1, meters.Evaluations(("feature_flag.key", "other")));
    }

    [Fact]
    public async Task A_flag_that_another_provider_of_the_set_serves_keeps_its_series()
    {
        await using var application = await Application.StartAsync(Manifest("kept", "other"));
        await using var second = await Application.StartAsync(Manifest("kept", "other"), options => options.FlagSetId = application.FlagSet);
        using var meters = new Meters(application.FlagSet);
        await second.Api.GetClient().GetBooleanValueAsync("other", false);

        Assert.Empty(application.Provider.Update(Manifest("kept")));
        Assert.Equal(1, meters.Evaluations(("feature_flag.key", "other")));

        Assert.Empty(second.Provider.Update(Manifest("kept")));
        Assert.Equal(0, meters.Evaluations(("feature_flag.key", "other")));
    }

    private static string Manifest(params string[] keys)
        => $$"""{ "flags": { {{string.Join(", ", keys.Select(key => $"\"{key}\": {{ \"flagType\": \"boolean\", \"defaultValue\": true }}"))}} } }""";
}
