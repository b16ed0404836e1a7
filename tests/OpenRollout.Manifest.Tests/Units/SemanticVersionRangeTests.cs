using OpenRollout.Manifest.Conditions;

namespace OpenRollout.Manifest.Tests;

public sealed class SemanticVersionRangeTests
{
    [Theory]
    [InlineData(">=4.2.0 <5.0.0", "4.2.0 4.2 4.9.9 5.0.0-alpha", "4.1.9 4.2.0-rc.1 5.0.0 5")]
    [InlineData("1.2.3", "1.2.3 v1.2.3 1.2.3+b", "1.2.4 1.2.3-a 1.2")]
    [InlineData("=1.2.3-rc.1", "1.2.3-rc.1 1.2.3-rc.1+x", "1.2.3 1.2.3-rc.2")]
    [InlineData("<1.2.3", "1.2.2 1.2.3-a 0", "1.2.3 2")]
    [InlineData("<=1.2.3", "1.2.3 1.2.3-a", "1.2.4-a")]
    [InlineData(">1.2.3", "1.2.4-a 2", "1.2.3 1.2.3+b")]
    [InlineData(">=1", "1 1.0.0 99", "0.9.9 1.0.0-a")]
    [InlineData("<2.1", "2.0.9 2.1.0-a", "2.1 2.1.0")]
    [InlineData("^1.2.3", "1.2.3 1.9.0 2.0.0-alpha", "1.2.2 2.0.0 1.2.3-a")]
    [InlineData("^0.2.3", "0.2.3 0.2.9 0.3.0-a", "0.2.2 0.3.0 1.0.0")]
    [InlineData("^0.0.3", "0.0.3 0.0.4-a", "0.0.2 0.0.4 0.1.0")]
    [InlineData("^0.0.0", "0.0.0", "0.0.1 0.0.0-a")]
    [InlineData("^4.2", "4.2.0 4.99.1", "4.1.9 5.0.0")]
    [InlineData("^4", "4.0.0 4.99.1", "3.9.9 5.0.0")]
    [InlineData("^0.2", "0.2.0 0.2.9", "0.1.9 0.3.0")]
    [InlineData("~1.2.3", "1.2.3 1.2.99", "1.2.2 1.3.0 1.2.3-a")]
    [InlineData("~4.2", "4.2.0 4.2.99", "4.1.9 4.3.0")]
    [InlineData("~0.0.9", "0.0.9 0.0.10", "0.1.0")]
    [InlineData("^9.9.9", "9.9.9 9.99.0", "10.0.0")]
    [InlineData("~1.99.0", "1.99.5", "1.100.0")]
    [InlineData("^99999999999999999999.0.0", "99999999999999999999.1.0", "100000000000000000000.0.0")]
    [InlineData(">=v1.2.3 <v2.0.0", "1.5.0 v1.5.0", "2.0.0")]
    [InlineData("^v1.2.3-beta.2", "1.2.3-beta.2 1.2.3-beta.10 1.2.3", "1.2.3-beta.1 2.0.0")]
    [InlineData(">=2.0.0 <1.0.0", "", "0.5.0 1.5.0 2.5.0")]
    public void What_lies_in_a_range_and_what_does_not(string text, string inside, string outside)
    {
        Assert.True(SemanticVersionRange.TryParse(text, out var range, out var problem), problem);
        Assert.Equal(text, range!.ToString());
        Assert.All(inside.Split(' ', StringSplitOptions.RemoveEmptyEntries), version => Assert.True(Contains(range, version), version));
        Assert.All(outside.Split(' '), version => Assert.False(Contains(range, version), version));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1.2.3 ")]
    [InlineData("1.2.3\t<2.0.0")]
    [InlineData("==1.2.3")]
    [InlineData("=>1.2.3")]
    [InlineData("!1.2.3")]
    [InlineData("1.2.3 - 2.0.0")]
    [InlineData(">")]
    [InlineData("^")]
    [InlineData("^0")]
    [InlineData("^0.0")]
    [InlineData("~0")]
    [InlineData("~4")]
    [InlineData("=1")]
    [InlineData("1.2")]
    [InlineData(">1.2")]
    [InlineData("<=1.2")]
    [InlineData("latest")]
    public void What_is_no_range(string text)
    {
        Assert.False(SemanticVersionRange.TryParse(text, out var range, out var problem));
        Assert.Null(range);
        Assert.NotNull(problem);
    }

    private static bool Contains(SemanticVersionRange range, string text)
    {
        Assert.True(SemanticVersion.TryParse(text, out var version), text);
        return range.Contains(in version);
    }
}
