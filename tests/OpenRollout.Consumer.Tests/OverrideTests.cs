namespace OpenRollout.Consumer.Tests;

public sealed class OverrideTests
{
    [Fact]
    public void An_override_holds_until_it_is_disposed_of()
    {
        using (Flags.Stories.Override(true))
        {
            Assert.True(Flags.Stories.IsEnabled());
            using (Flags.Stories.Override(false))
            {
                Assert.False(Flags.Stories.IsEnabled());
            }

            Assert.True(Flags.Stories.IsEnabled());
        }

        Assert.False(Flags.Stories.IsEnabled());
    }

    [Fact]
    public async Task An_override_flows_into_what_is_awaited()
    {
        using var overridden = Flags.Feed.PageSize.Override(7);

        await Task.Yield();

        Assert.Equal(7, Flags.Feed.PageSize.GetValue(new FlagContext { Country = "NO" }));
        Assert.Equal(7, await Task.Run(() => Flags.Feed.PageSize.GetValue()));
    }

    [Fact]
    public async Task Overrides_beside_each_other_do_not_see_each_other()
    {
        var seen = await Task.WhenAll(Enumerable.Range(0, 50).Select(async size =>
        {
            await Task.Yield();
            using var overridden = Flags.Feed.PageSize.Override(size);
            await Task.Delay(size % 5);
            return Flags.Feed.PageSize.GetValue();
        }));

        Assert.Equal(Enumerable.Range(0, 50), seen);
        Assert.Equal(Flags.Feed.PageSize.DefaultValue, Flags.Feed.PageSize.GetValue());
    }

    [Fact]
    public void An_override_has_the_variant_of_its_value()
    {
        using var layout = Flags.Feed.Layout.Override("grid");
        using var banner = Flags.Banner.Override(Flags.Banner.DefaultValue with { Title = "Another" });
        using var details = Flags.Stories.Override(true);

        Assert.Equal(FeedLayoutVariant.Grid, Flags.Feed.Layout.GetVariant());
        Assert.Equal(BannerVariant.Unknown, Flags.Banner.GetVariant());
        Assert.Equal(("Another", 120), (Flags.Banner.GetValue().Title, Flags.Banner.GetValue().Height));
        Assert.Equal("OVERRIDE", Flags.Stories.GetDetails().Reason);
    }
}
