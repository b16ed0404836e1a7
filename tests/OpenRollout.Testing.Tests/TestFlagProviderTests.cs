using Microsoft.Extensions.Time.Testing;
using OpenFeature.Constant;
using OpenFeature.Isolated;

namespace OpenRollout.Testing.Tests;

[Collection(nameof(Serial))]
public sealed class TestFlagProviderTests
{
    [Fact]
    public async Task Flags_return_the_values_of_the_test_for_every_user()
    {
        await using var bound = await BoundFlags.StartAsync(new TestFlagProvider()
            .Set(Flags.Stories, true)
            .Set(Flags.Feed.Title, "Mine")
            .Set(Flags.Feed.PageSize, 7)
            .Set(Flags.Player.Rate, 2)
            .Set(Flags.Banner, new BannerValue { Title = "Own", Height = 1 }));

        Assert.True(Flags.Stories.IsEnabled(new FlagContext { Country = "NO" }));
        Assert.True(Flags.Snapshot().Stories);
        Assert.Equal("Mine", Flags.Feed.Title.GetValue());
        Assert.Equal(7, Flags.Feed.PageSize.GetValue());
        Assert.Equal(FeedPageSizeVariant.Unknown, Flags.Feed.PageSize.GetVariant());
        Assert.Equal(2, Flags.Player.Rate.GetValue());
        Assert.Equal(("Own", 1), (Flags.Banner.GetValue().Title, Flags.Banner.GetValue().Height));
        Assert.Equal(BannerVariant.Unknown, Flags.Banner.GetVariant());
    }

    [Fact]
    public async Task Flags_are_set_by_their_variants()
    {
        await using var bound = await BoundFlags.StartAsync(new TestFlagProvider()
            .Set(Flags.Feed.Layout, FeedLayoutVariant.Grid)
            .Set(Flags.Feed.PageSize, FeedPageSizeVariant.Large)
            .Set(Flags.Player.Volume, PlayerVolumeVariant.Loud)
            .Set(Flags.Banner, BannerVariant.Rich));

        Assert.Equal(("grid", FeedLayoutVariant.Grid), (Flags.Feed.Layout.GetValue(), Flags.Feed.Layout.GetVariant()));
        Assert.Equal((50, FeedPageSizeVariant.Large), (Flags.Feed.PageSize.GetValue(), Flags.Feed.PageSize.GetVariant()));
        Assert.Equal((0.9, PlayerVolumeVariant.Loud), (Flags.Player.Volume.GetValue(), Flags.Player.Volume.GetVariant()));
        Assert.Equal(("Hello", BannerVariant.Rich), (Flags.Banner.GetValue().Title, Flags.Banner.GetVariant()));
        Assert.Equal("rich", Flags.Banner.GetDetails().Variant);
    }

    [Fact]
    public void A_variant_that_the_flag_does_not_have_is_named()
    {
        var failure = Assert.Throws<ArgumentException>(() => new TestFlagProvider().Set(Flags.Feed.Layout, FeedLayoutVariant.Unknown));

        Assert.Contains("'feed.layout' has no variant 'Unknown'; it has List, Grid, Reel", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flag_that_is_not_set_returns_the_default_without_an_error()
    {
        await using var bound = await BoundFlags.StartAsync(new TestFlagProvider());

        var details = Flags.Feed.PageSize.GetDetails();
        Assert.Equal((20, Reason.Default, ErrorType.None), (details.Value, details.Reason, details.ErrorType));
        Assert.Equal("Welcome", Flags.Banner.GetValue().Title);
    }

    [Fact]
    public async Task With_a_manifest_a_flag_that_is_not_set_is_evaluated_without_a_user()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2027, 1, 2, 0, 0, 0, TimeSpan.Zero));
        var options = new OpenRolloutOptions { TimeProvider = time };
        await using var bound = await BoundFlags.StartAsync(new TestFlagProvider(Flags.EmbeddedManifest, options).Set(Flags.Feed.PageSize, 7));

        Assert.True(Flags.Composer.IsEnabled());
        Assert.Equal(7, Flags.Feed.PageSize.GetValue());
        // A percentage needs a targeting key, and the user of the evaluation is ignored.
        var details = Flags.Stories.GetDetails(new FlagContext { TargetingKey = "user-1" });
        Assert.Equal((false, Reason.Default, ErrorType.None), (details.Value, details.Reason, details.ErrorType));
    }

    [Fact]
    public void A_manifest_with_errors_throws()
        => Assert.Throws<ManifestException>(() => new TestFlagProvider("""{ "flags": { "stories": { "flagType": "bool" } } }"""u8));

    [Fact]
    public async Task A_flag_that_is_asked_for_as_another_type_is_a_mismatch()
    {
        var flags = new TestFlagProvider().Set(Flags.Feed.PageSize, 7);

        var text = await flags.ResolveStringValueAsync("feed.pageSize", "none");
        Assert.Equal(("none", ErrorType.TypeMismatch), (text.Value, text.ErrorType));
        Assert.Equal(7.0, (await flags.ResolveDoubleValueAsync("feed.pageSize", 0)).Value);
    }

    [Fact]
    public async Task Parallel_tests_use_isolated_APIs()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 20).Select(async size =>
        {
            var api = OpenFeatureFactory.CreateIsolated();
            await api.SetProviderAsync(new TestFlagProvider().Set(Flags.Feed.PageSize, size));
            var given = await api.GetClient().GetIntegerValueAsync(Flags.Feed.PageSize.Key, -1);
            await api.ShutdownAsync();
            return given;
        }));

        Assert.Equal(Enumerable.Range(0, 20), seen);
    }
}
