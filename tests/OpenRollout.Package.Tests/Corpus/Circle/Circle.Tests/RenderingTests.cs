using Circle.Posts;
using Circle.Posts.Rendering;
using OpenRollout;
using Xunit;

namespace Circle.Tests;

public sealed class RenderingTests
{
    [Fact]
    public void Blocks_become_paragraphs()
    {
        using (Flags.NewComposer.Override(true))
        {
            var renderer = new PostRenderer();
            Assert.Equal("<p>one</p><p>two</p>", renderer.Render(TestData.Draft("one\ntwo")));
            Assert.Equal("one", renderer.Title(TestData.Draft("one\ntwo")));
            Assert.Equal("post post-blocks post-large", renderer.CssClass(TestData.Draft()));
            Assert.Equal(0.525, renderer.TextHeight(TestData.Draft()), 3);
            Assert.Contains("Count = 2, IsNew = True", renderer.Summary(TestData.WithPictures(2)).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_count_of_pictures_is_a_long()
    {
        using (Flags.NewComposer.Override(true))
        {
            var count = new PostRenderer().Summary(TestData.WithPictures(2)).GetType().GetProperty("Count")!.GetValue(new PostRenderer().Summary(TestData.WithPictures(2)));
            Assert.IsType<long>(count);
        }
    }

    [Fact]
    public void Names_can_have_digits()
    {
        using (Flags.NewComposer.Override(true))
        {
            Assert.Equal(["@anna_2", "@emil"], MentionParser.Parse("@anna_2 and @emil.", Flags.Snapshot()));
            Assert.Equal(4, MentionParser.Count("@a @b @c @d", Flags.Snapshot()));
        }
    }

    [Fact]
    public void Hashtags_fit_the_text()
    {
        using var composer = Flags.NewComposer.Override(true);
        var hashtags = new Hashtags();
        Assert.Equal(["#cats"], hashtags.Suggest("My cats"));
        Assert.Equal(30, hashtags.Limit(100));
    }

    [Fact]
    public void Emoji_are_replaced()
    {
        using var composer = Flags.NewComposer.Override(true);
        Assert.Equal("🙂!", Emoji.Replace(":smile:!"));
        Assert.Equal("plain", Emoji.Replace("plain"));
        Assert.Equal(8, Emoji.Width(":smile:"));
    }

    [Fact]
    public async Task Pages_get_cards()
    {
        using var composer = Flags.NewComposer.Override(true);
        var previews = new LinkPreviews(new Pages());
        Assert.Equal("[Title]", await previews.PreviewAsync(new Uri("https://example.com/picture")));
        Assert.Equal("Title", await previews.PreviewAsync(new Uri("https://example.com/text")));
        Assert.Equal(1, await previews.CountAsync([new Uri("http://example.com/a"), new Uri("https://example.com/b")]));
        Assert.True(await previews.IsSupportedAsync(new Uri("http://example.com")));
    }

    private sealed class Pages : IPageLoader
    {
        public Task<string> LoadTitleAsync(Uri page) => Task.FromResult("Title");

        public Task<bool> HasPictureAsync(Uri page) => Task.FromResult(page.AbsolutePath == "/picture");
    }
}
