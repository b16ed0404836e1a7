using Circle.Posts;
using Circle.Posts.Drafts;
using OpenRollout;
using Xunit;

namespace Circle.Tests;

public sealed class AttachmentPolicyTests
{
    private readonly AttachmentPolicy _policy = new(TestData.Accounts);

    [Fact]
    public void Ten_pictures_can_be_attached()
    {
        using (Flags.NewComposer.Override(true))
        {
            Assert.Equal(10, _policy.PicturesFor("anna"));
            Assert.True(_policy.CanAttach(TestData.WithPictures(9), TestData.Accounts.Find("anna")));
            Assert.False(_policy.CanAttach(TestData.WithPictures(10), TestData.Accounts.Find("anna")));
        }
    }

    [Fact]
    public void An_unknown_author_fails()
    {
        using (Flags.NewComposer.Override(true))
        {
            Assert.Throws<KeyNotFoundException>(() => _policy.PicturesFor("nobody"));
            Assert.Throws<KeyNotFoundException>(() => _policy.CanPollAs("nobody"));
            Assert.Throws<KeyNotFoundException>(() => _policy.CanSchedule("nobody"));
        }
    }

    [Fact]
    public void Pictures_want_captions()
    {
        using var composer = Flags.NewComposer.Override(true);
        Assert.Equal(["Describe your pictures."], _policy.Hints(TestData.WithPictures(1)));
        Assert.Equal(["Drag pictures here."], _policy.Hints(TestData.Draft()));
    }

    [Fact]
    public void One_picture_was_the_limit()
    {
        using var composer = Flags.NewComposer.Override(false);
        Assert.Equal(1, _policy.PicturesFor("anna"));
        Assert.Equal(["Attach one picture."], _policy.Hints(TestData.Draft()));
    }
}
