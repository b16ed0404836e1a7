using OpenRollout.Manifest.Problems;

namespace OpenRollout.Manifest.Tests;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("contry", "country", "country")]
    [InlineData("cuontry", "country", "country")]
    [InlineData("COUNTRY", "country", "country")]
    [InlineData("countryy", "country", "country")]
    [InlineData("a", "b", "b")]
    [InlineData("kuntry", "country,sentry", "country")]
    [InlineData("gradul", "full,gradual,granual", "gradual")]
    [InlineData("blåbar", "blåbær", "blåbær")]
    public void Somebody_probably_meant(string name, string known, string expected)
        => Assert.Equal($"; did you mean '{expected}'?", NearestName.Suggest(name, known.Split(',')));

    [Theory]
    [InlineData("region", "country,age")]
    [InlineData("abc", "xyc")]
    [InlineData("", "country")]
    [InlineData("country", "")]
    [InlineData("age", "agenda")]
    public void Nobody_could_have_meant(string name, string known)
        => Assert.Equal("", NearestName.Suggest(name, known.Split(',', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void The_first_of_two_that_are_as_near() => Assert.Equal("; did you mean 'cat'?", NearestName.Suggest("hat", ["cat", "bat"]));

    [Fact]
    public void A_name_that_is_exact_but_for_case_beats_a_near_one() => Assert.Equal("; did you mean 'Hat'?", NearestName.Suggest("hat", ["bat", "Hat"]));

    [Fact]
    public void Names_of_more_than_64_letters_are_not_compared()
    {
        Assert.NotEmpty(NearestName.Suggest(new string('a', 64), [new string('a', 65)]));
        Assert.Empty(NearestName.Suggest(new string('a', 65), [new string('a', 66)]));
    }
}
