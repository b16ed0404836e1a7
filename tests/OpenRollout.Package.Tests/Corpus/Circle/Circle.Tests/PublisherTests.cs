using Circle.Posts;
using Circle.Posts.Drafts;
using Circle.Posts.Publishing;
using Circle.Web.Services;
using OpenRollout;
using Xunit;

namespace Circle.Tests;

public sealed class PublisherTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 30, 0, TimeSpan.Zero);
    private readonly Publisher _publisher = new(new PostValidator(), new FixedClock(Now), TestData.Accounts);

    [Fact]
    public async Task A_post_has_all_pictures_and_notifies()
    {
        using var composer = Flags.NewComposer.Override(true);
        var post = await _publisher.PublishAsync(TestData.WithPictures(3) with { Text = ":wave:" });
        Assert.Equal(3, post.Pictures.Count);
        Assert.StartsWith("<p>👋</p>", System.Net.WebUtility.HtmlDecode(post.Html), StringComparison.Ordinal);
        Assert.Equal([post.Id], _publisher.Notified);
    }

    [Fact]
    public async Task A_scheduled_post_waits()
    {
        using (Flags.NewComposer.Override(true))
        {
            var draft = TestData.Draft() with { PublishAt = Now.AddHours(1) };
            Assert.True(_publisher.IsScheduled(draft));
            await Assert.ThrowsAsync<InvalidOperationException>(() => _publisher.PublishAsync(draft));
            Assert.Equal(1, await _publisher.PublishDueAsync([draft, draft with { PublishAt = Now }]));
        }
    }

    [Fact]
    public async Task The_old_composer_published_at_once()
    {
        using (Flags.NewComposer.Override(false))
        {
            var draft = TestData.WithPictures(3) with { PublishAt = Now.AddHours(1) };
            Assert.Single((await _publisher.PublishAsync(draft)).Pictures);
            Assert.Empty(_publisher.Notified);
        }
    }

    [Fact]
    public async Task The_network_may_fail_twice()
    {
        using var composer = Flags.NewComposer.Override(true);
        var retry = new Retry();
        Assert.Equal("sent", await retry.RunAsync(() => retry.Attempts < 3 ? throw new TimeoutException() : Task.FromResult("sent")));
        await Assert.ThrowsAsync<TimeoutException>(() => retry.RunAsync<string>(() => throw new TimeoutException()));
    }

    [Fact]
    public void Readers_are_told_what_happened()
    {
        using var composer = Flags.NewComposer.Override(true);
        var sender = new NotificationSender();
        sender.Send(new Post("post-1", "anna", "", []), TestData.Accounts.Find("anna"));
        sender.Send(new Post("post-2", "anna", "", []), TestData.Accounts.Find("emil"));
        sender.Send(new Post("post-3", "anna", "", TestData.WithPictures(2).Pictures), TestData.Accounts.Find("emil"));
        Assert.Equal(["Push: anna created a post for anna", "Push: anna shared pictures for emil"], sender.Sent);
    }

    [Fact]
    public void The_editor_gets_its_options()
    {
        using var composer = Flags.NewComposer.Override(true);
        var flags = Flags.Snapshot();
        Assert.Equal(1_000, EditorOptions.Create(flags, isMobile: true).MaxLength);
        Assert.False(EditorOptions.Create(flags, isMobile: true).HasToolbar);
        Assert.Equal("What is new?", EditorOptions.Placeholder(isReply: false, flags));
        Assert.True(EditorOptions.IsNewComposer(flags));
        Assert.True(new ComposerFeature().IsOn);
    }

    /// <summary>Another feature: this test does not depend on the composer.</summary>
    [Fact]
    public void A_compact_page_has_40_posts()
    {
        using (Flags.CompactFeed.Override(true))
        {
            var posts = Enumerable.Range(1, 100).Select(number => new Post($"post-{number}", "anna", "", []));
            Assert.Equal(40, new Feed().Page(posts, 0).Count());
        }
    }
}
