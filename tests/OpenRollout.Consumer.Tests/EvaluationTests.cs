using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Consumer.Tests;

public sealed class EvaluationTests
{
    private static readonly FlagContext Norwegian = new() { TargetingKey = "user-1", Country = "NO", DeviceType = FlagContext.DeviceTypes.Ios };
    private static readonly FlagContext Dane = new() { TargetingKey = "user-2", Country = "DK", DeviceType = FlagContext.DeviceTypes.Android };

    public static TheoryData<bool> ThroughTheClient => [true, false];

    [Theory]
    [MemberData(nameof(ThroughTheClient))]
    public async Task Every_type_has_its_values(bool throughTheClient)
    {
        await using var bound = await StartAsync(throughTheClient);

        Assert.True(Flags.Stories.IsEnabled(Norwegian));
        Assert.False(Flags.Stories.IsEnabled(Dane));
        Assert.Equal("reel", Flags.Feed.Layout.GetValue(Norwegian));
        Assert.Equal("grid", Flags.Feed.Layout.GetValue(Dane));
        Assert.Equal(50, Flags.Feed.PageSize.GetValue(Norwegian));
        Assert.Equal(20, Flags.Feed.PageSize.GetValue(Dane));
        Assert.Equal(int.MinValue, Flags.Feed.Prefetch.GetValue(Dane));
        Assert.Equal("Your \"feed\" \\ æøå 🙂\n", Flags.Feed.Title.GetValue(Dane));
        Assert.Equal(1e300, Flags.Player.Volume.GetValue(Norwegian));
        Assert.Equal(0.1, Flags.Player.Volume.GetValue(Dane));
        Assert.Equal(1, Flags.Player.Rate.GetValue(Dane));
    }

    [Theory]
    [MemberData(nameof(ThroughTheClient))]
    public async Task Objects_are_records(bool throughTheClient)
    {
        await using var bound = await StartAsync(throughTheClient);

        var rich = Flags.Banner.GetValue(Norwegian);

        Assert.Equal(("Hello", 240, 0.5), (rich.Title, rich.Height, rich.Opacity));
        Assert.Equal([("More", "/more"), ("Less", null)], rich.Links.Select(link => (link.Text, link.Url)));
        Assert.Equal(new BannerValue.SizeValue { Width = 3, Unit = "em" }, rich.Size);
        Assert.Equal(["a", "b"], rich.Tags!);
        Assert.Null(rich.Extra);
        Assert.Equal(new LimitsValue { PerDay = 10, PerUser = new LimitsValue.PerUserValue { Soft = 1.5, Hard = 3 } }, Flags.Limits.GetValue(Dane));
        Assert.Same(Flags.Banner.GetValue(Norwegian), rich);
    }

    [Fact]
    public async Task A_default_is_what_the_manifest_says()
    {
        await using var bound = await StartAsync(throughTheClient: false);

        var banner = Flags.Banner.GetValue(Dane);

        Assert.Equal(("Welcome", 120, null, null), (banner.Title, banner.Height, banner.Opacity, banner.Size));
        Assert.Empty(banner.Links);
        Assert.Equal(("Welcome", 120), (Flags.Banner.DefaultValue.Title, Flags.Banner.DefaultValue.Height));
    }

    [Theory]
    [MemberData(nameof(ThroughTheClient))]
    public async Task Variants_are_enums(bool throughTheClient)
    {
        await using var bound = await StartAsync(throughTheClient);

        Assert.Equal(FeedLayoutVariant.Reel, Flags.Feed.Layout.GetVariant(Norwegian));
        Assert.Equal(FeedLayoutVariant.Grid, Flags.Feed.Layout.GetVariant(Dane));
        Assert.Equal(FeedLayoutVariant.List, Flags.Feed.Layout.GetVariant());
        Assert.Equal(FeedPageSizeVariant.Large, Flags.Feed.PageSize.GetVariant(Norwegian));
        Assert.Equal(PlayerVolumeVariant.Loud, Flags.Player.Volume.GetVariant(Norwegian));
        Assert.Equal(PlayerVolumeVariant.Quiet, Flags.Player.Volume.GetVariant(Dane));
        Assert.Equal(BannerVariant.Rich, Flags.Banner.GetVariant(Norwegian));
        Assert.Equal(BannerVariant.Plain, Flags.Banner.GetVariant(Dane));
        Assert.Equal(0, (int)FeedLayoutVariant.Unknown);
    }

    [Fact]
    public void Without_a_provider_there_are_defaults()
    {
        using var binding = Flags.Bind(OpenFeature.Isolated.OpenFeatureFactory.CreateIsolated());

        Assert.False(Flags.Stories.IsEnabled(Norwegian));
        Assert.Equal("list", Flags.Feed.Layout.GetValue(Norwegian));
        Assert.Same(Flags.Banner.DefaultValue, Flags.Banner.GetValue(Norwegian));
    }

    [Fact]
    public async Task Details_tell_how_a_value_came_about()
    {
        await using var bound = await StartAsync(throughTheClient: false);

        var details = Flags.Stories.GetDetails(Norwegian);

        Assert.Equal(("stories", true, "on", Reason.TargetingMatch), (details.FlagKey, details.Value, details.Variant, details.Reason));
        Assert.Equal("stories", Flags.Stories.Key);
        Assert.Equal("feed.layout", Flags.Feed.Layout.Key);
    }

    [Fact]
    public async Task Accessors_can_be_awaited()
    {
        await using var bound = await StartAsync(throughTheClient: false);

        Assert.True(await Flags.Stories.IsEnabledAsync(Norwegian, CancellationToken.None));
        Assert.Equal(50, await Flags.Feed.PageSize.GetValueAsync(Norwegian));
        Assert.Equal("reel", (await Flags.Feed.Layout.GetDetailsAsync(Norwegian)).Variant);
    }

    [Fact]
    public async Task Ambient_contexts_count()
    {
        await using var bound = await StartAsync(throughTheClient: false);
        bound.Api.SetContext(EvaluationContext.Builder().Set("employee", true).Build());

        Assert.True(Flags.Stories.IsEnabled());
        Assert.True(Flags.Stories.IsEnabled(new FlagContext()));
        Assert.False(Flags.Stories.IsEnabled(new FlagContext { Employee = false }));
    }

    private static async Task<BoundFlags> StartAsync(bool throughTheClient)
    {
        var bound = await BoundFlags.StartAsync();
        if (throughTheClient)
        {
            bound.Api.AddHooks(new CountingHook());
        }

        return bound;
    }
}
