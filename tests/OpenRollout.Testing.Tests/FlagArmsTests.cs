namespace OpenRollout.Testing.Tests;

public sealed class FlagArmsTests
{
    public static IEnumerable<object[]> Stories => FlagArms.Of(Flags.Stories);

    public static IEnumerable<object[]> Layouts => FlagArms.Of(Flags.Feed.Layout);

    [Theory]
    [MemberData(nameof(Stories))]
    public void A_theory_runs_for_both_arms(FlagArm<bool> arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        using (arm.Override())
        {
            Assert.Equal(arm.Value, Flags.Stories.IsEnabled());
            Assert.Equal(arm.Value ? "on" : "off", arm.Name);
            Assert.Equal("OVERRIDE", Flags.Stories.GetDetails().Reason);
        }

        Assert.NotEqual("OVERRIDE", Flags.Stories.GetDetails().Reason);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task A_theory_runs_for_each_variant(FlagArm arm)
    {
        ArgumentNullException.ThrowIfNull(arm);
        using var overridden = arm.Override();
        await Task.Yield();

        Assert.Equal(arm.Name, Flags.Feed.Layout.GetVariant().ToString(), ignoreCase: true);
    }

    [Fact]
    public void Arms_are_named_by_flag_and_variant()
    {
        Assert.Equal(["stories: off", "stories: on"], Names(Stories));
        Assert.Equal(["feed.layout: list", "feed.layout: grid", "feed.layout: reel"], Names(Layouts));
        Assert.Equal(["feed.pageSize: usual", "feed.pageSize: large"], Names(FlagArms.Of(Flags.Feed.PageSize)));
        Assert.Equal(["player.volume: quiet", "player.volume: loud"], Names(FlagArms.Of(Flags.Player.Volume)));
        Assert.Equal(["banner: plain", "banner: rich"], Names(FlagArms.Of(Flags.Banner)));
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public async Task A_provider_takes_an_arm(FlagArm arm)
    {
        ArgumentNullException.ThrowIfNull(arm);

        var given = await new TestFlagProvider().Set(arm).ResolveStringValueAsync(arm.Key, "none");

        Assert.Equal((arm.Name, arm.Name), (given.Value, given.Variant));
    }

    private static IEnumerable<string?> Names(IEnumerable<object[]> rows) => rows.Select(row => Assert.Single(row).ToString());
}
