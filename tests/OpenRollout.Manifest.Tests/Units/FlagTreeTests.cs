using OpenRollout.Manifest.Naming;

namespace OpenRollout.Manifest.Tests;

public sealed class FlagTreeTests
{
    [Fact]
    public void Dots_make_groups_sorted_by_name() => Assert.Equal(
        "Flags(Checkout(ExpressPay=checkout.expressPay) Feed(Ads(On=feed.ads.on) Layout=feed.layout Size=feed.size) Stories=stories)",
        Show(Build(out _, "stories", "feed.size", "feed.layout", "checkout.expressPay", "feed.ads.on")));

    [Fact]
    public void Groups_and_flags_that_are_named_like_their_class_get_an_underscore() => Assert.Equal(
        "Flags(Feed(Feed_(Feed=feed.feed.feed)) Bind_=bind Flags_=flags)",
        Show(Build(out _, "flags", "feed.feed.feed", "bind")));

    [Fact]
    public void Of_two_with_one_name_the_first_is_kept()
    {
        var root = Build(out var collisions, "news-feed", "newsFeed.size", "NewsFeed", "a.b", "a");
        Assert.Equal("Flags(A(B=a.b) NewsFeed=news-feed)", Show(root));
        Assert.Equal([("newsFeed.size", "news-feed"), ("NewsFeed", "news-feed"), ("a", "a.b")], collisions.Select(collision => (collision.Flag.Key, collision.Taken)));
    }

    [Fact]
    public void A_key_with_too_many_dots_is_in_no_group()
    {
        var deep = string.Join('.', Enumerable.Repeat("a", 18));
        Assert.True(FlagTree.IsTooDeep(Flag(deep)));
        Assert.Equal("Flags()", Show(Build(out var collisions, deep)));
        Assert.Empty(collisions);
    }

    [Theory]
    [InlineData((int)'g', 256, false)]
    [InlineData((int)'中', 85, false)]
    [InlineData((int)'中', 86, true)]
    [InlineData(0x1F600, 40, true)]
    public void Groups_whose_names_do_not_fit_into_metadata_are_not_built(int letter, int length, bool isTooLong)
    {
        var part = string.Concat(Enumerable.Repeat(char.ConvertFromUtf32(letter), length));
        var key = $"{part}.{part}.x";

        Assert.Equal(isTooLong, FlagTree.IsTooLong(Flag(key)));
        Assert.Equal(isTooLong ? 0 : 1, Build(out _, key).Groups.Count);
    }

    [Fact]
    public void Empty_parts_have_names_too() => Assert.Equal(
        "Flags(A(Empty(B=a..b)) Empty(Empty_=.))",
        Show(Build(out _, ".", "a..b")));

    private static FlagGroup Build(out IReadOnlyList<(FlagDefinition Flag, string Taken)> collisions, params string[] keys)
        => FlagTree.Build(keys.Select(Flag), "Flags", out collisions);

    private static FlagDefinition Flag(string key)
        => new() { Key = key, Range = default, Type = FlagType.Boolean, DefaultValue = ManifestValue.False };

    private static string Show(FlagGroup group)
        => $"{group.Name}({string.Join(' ', group.Groups.Select(Show).Concat(group.Flags.Select(flag => $"{flag.Name}={flag.Flag.Key}")))})";
}
