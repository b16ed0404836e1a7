using Circle.Posts;
using Circle.Posts.Drafts;
using OpenRollout;
using Xunit;

namespace Circle.Tests;

public sealed class PostValidatorTests
{
    private readonly PostValidator _validator = new();

    [Fact]
    public void A_text_of_500_characters_is_valid()
    {
        using (Flags.NewComposer.Override(true))
        {
            Assert.Empty(_validator.Validate(TestData.Draft(new string('x', 500))));
        }
    }

    [Fact]
    public void A_poll_needs_two_options()
    {
        using var _ = Flags.NewComposer.Override(true);

        var draft = TestData.Draft() with { Poll = new Poll("Which?", ["this"]) };
        Assert.Equal(["A poll needs two options."], _validator.Validate(draft));
    }

    [Fact]
    public void The_old_composer_had_no_polls()
    {
        using (Flags.NewComposer.Override(false))
        {
            var draft = TestData.Draft() with { Poll = new Poll("Which?", ["this", "that"]) };
            Assert.Equal(["Polls are not available yet."], _validator.Validate(draft));
        }
    }

    [Fact]
    public void Blocked_words_are_counted()
    {
        using var composer = Flags.NewComposer.Override(true);
        Assert.True(_validator.MustReview(TestData.Draft("spam")));
        Assert.Equal(11, _validator.Checks);
    }

    [Theory]
    [InlineData("fine", true)]
    [InlineData("", false)]
    public void Trusted_authors_can_send(string text, bool expected)
    {
        using (Flags.NewComposer.Override(true))
        using (Flags.CompactFeed.Override(false))
        {
            Assert.Equal(expected, _validator.CanSend(TestData.Draft(text), isTrusted: true));
        }
    }
}
