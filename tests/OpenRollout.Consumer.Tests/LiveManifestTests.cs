using OpenFeature.Constant;

namespace OpenRollout.Consumer.Tests;

/// <summary>Tests a manifest that changed after the build, with code that was compiled from an earlier one.</summary>
public sealed class LiveManifestTests
{
    private static readonly FlagContext Norwegian = new() { Country = "NO", DeviceType = FlagContext.DeviceTypes.Ios };

    [Fact]
    public async Task Attributes_may_stand_in_another_order()
    {
        await using var bound = await BoundFlags.StartAsync();
        Assert.True(Flags.Stories.IsEnabled(Norwegian));

        const string country = "\"country\": { \"type\": \"string\", \"description\": \"ISO 3166-1 alpha-2\" },";
        await bound.ReplaceAsync($"\"employee\": {{ \"type\": \"boolean\" }},\n    {country}", $"{country}\n    \"added\": {{ \"type\": \"number\" }},\n    \"employee\": {{ \"type\": \"boolean\" }},");

        Assert.True(Flags.Stories.IsEnabled(Norwegian));
        Assert.True(Flags.Stories.IsEnabled(new FlagContext { Employee = true }));
        Assert.False(Flags.Stories.IsEnabled(new FlagContext { Country = "NO" }));
        Assert.True(Flags.Snapshot(Norwegian).Stories);
    }

    [Fact]
    public async Task An_attribute_that_was_added_is_absent()
    {
        await using var bound = await BoundFlags.StartAsync();

        await bound.ReplaceAsync("\"employee\": { \"type\": \"boolean\" }", "\"employee\": { \"type\": \"boolean\" }, \"added\": { \"type\": \"boolean\" }");
        Assert.True(Flags.Stories.IsEnabled(Norwegian));

        await bound.ReplaceAsync("\"when\": { \"employee\": true }", "\"when\": { \"employee\": true, \"badges\": { \"exists\": false } }");
        Assert.True(Flags.Stories.IsEnabled(new FlagContext { Employee = true }));
        Assert.False(Flags.Stories.IsEnabled(new FlagContext { Employee = true, Badges = ["x"] }));
    }

    [Fact]
    public async Task An_attribute_that_was_removed_is_not_looked_at()
    {
        await using var bound = await BoundFlags.StartAsync();

        await bound.ReplaceAsync("\"employee\": { \"type\": \"boolean\" },", "\"staff\": { \"type\": \"boolean\" },", "{ \"employee\": true }", "{ \"staff\": true }");

        Assert.False(Flags.Stories.IsEnabled(new FlagContext { Employee = true }));
        Assert.True(Flags.Stories.IsEnabled(Norwegian with { Employee = true }));
    }

    [Fact]
    public async Task A_variant_that_was_added_is_unknown()
    {
        await using var bound = await BoundFlags.StartAsync();

        await bound.ReplaceAsync("\"reel\": \"reel\" }", "\"reel\": \"reel\", \"wall\": \"wall\" }", "\"serve\": \"reel\"", "\"serve\": \"wall\"");

        Assert.Equal("wall", Flags.Feed.Layout.GetValue(Norwegian));
        Assert.Equal(FeedLayoutVariant.Unknown, Flags.Feed.Layout.GetVariant(Norwegian));
    }

    [Fact]
    public async Task A_variant_with_another_value_is_still_that_variant()
    {
        await using var bound = await BoundFlags.StartAsync();

        await bound.ReplaceAsync("\"large\": 50", "\"large\": 60");

        Assert.Equal((60, FeedPageSizeVariant.Large), (Flags.Feed.PageSize.GetValue(Norwegian), Flags.Feed.PageSize.GetVariant(Norwegian)));
    }

    [Fact]
    public async Task An_object_of_another_shape_gives_the_default()
    {
        await using var bound = await BoundFlags.StartAsync();
        Assert.Equal(240, Flags.Banner.GetValue(Norwegian).Height);

        await bound.ReplaceAsync("\"height\": 240", "\"height\": \"tall\"");

        var details = Flags.Banner.GetDetails(Norwegian);
        Assert.Same(Flags.Banner.DefaultValue, details.Value);
        Assert.Equal((ErrorType.TypeMismatch, Reason.Error), (details.ErrorType, details.Reason));
        Assert.Contains("'height' is not a number", details.ErrorMessage, StringComparison.Ordinal);
        Assert.Same(Flags.Banner.DefaultValue, Flags.Banner.GetValue(Norwegian));
        Assert.Same(Flags.Banner.DefaultValue, Flags.Snapshot(Norwegian).Banner);
    }

    [Fact]
    public async Task An_object_may_get_members()
    {
        await using var bound = await BoundFlags.StartAsync();

        await bound.ReplaceAsync("\"height\": 240", "\"height\": 250, \"added\": [1]");

        Assert.Equal(250, Flags.Banner.GetValue(Norwegian).Height);
    }

    [Fact]
    public async Task A_flag_that_was_removed_gives_the_default()
    {
        await using var bound = await BoundFlags.StartAsync();

        await bound.ReplaceAsync("\"feed.pageSize\"", "\"feed.postsAtOnce\"");

        var details = Flags.Feed.PageSize.GetDetails(Norwegian);
        Assert.Equal((20, ErrorType.FlagNotFound), (details.Value, details.ErrorType));
        // An error has no variant, so the variant is found by the default's value.
        Assert.Equal(FeedPageSizeVariant.Small, Flags.Feed.PageSize.GetVariant(Norwegian));
    }
}
