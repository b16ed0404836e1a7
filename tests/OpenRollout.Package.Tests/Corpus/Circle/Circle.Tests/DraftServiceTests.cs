using Circle.Posts;
using Circle.Posts.Drafts;
using OpenRollout;
using Xunit;

namespace Circle.Tests;

public sealed class DraftServiceTests
{
    private readonly SingleDraftStore _single = new();
    private readonly DraftHistory _history = new();

    [Fact]
    public async Task Drafts_are_kept()
    {
        using var composer = Flags.NewComposer.Override(true);
        var service = Create();
        Assert.Equal("kept 09:30", await service.SaveAsync(TestData.Draft("one")));
        Assert.Equal("kept 09:30", await service.SaveAsync(TestData.Draft("two")));

        Assert.Equal("two", (await service.LoadAsync("anna"))?.Text);
        Assert.Equal(18, service.Remaining("anna"));
    }

    [Fact]
    public async Task Drafts_from_before_are_found()
    {
        await _single.SaveAsync("anna", TestData.Draft("before"));
        using (Flags.NewComposer.Override(true))
        {
            Assert.Equal("before", (await Create().LoadAsync("anna"))?.Text);
        }
    }

    [Fact]
    public async Task The_last_draft_won_in_the_old_composer()
    {
        using (Flags.NewComposer.Override(false))
        {
            var service = Create();
            Assert.Equal("saved 09:30:00", await service.SaveAsync(TestData.Draft("one")));
            Assert.Equal(1, service.Remaining("anna"));
        }
    }

    [Fact]
    public void A_draft_is_described_with_its_pictures()
    {
        using (Flags.NewComposer.Override(true))
        {
            Assert.Equal("14 characters, 3 pictures", Create().Describe(TestData.WithPictures(3)));
        }
    }

    private DraftService Create() => new(_single, _history, new FixedClock(new DateTimeOffset(2026, 11, 22, 9, 30, 0, TimeSpan.Zero)));
}
