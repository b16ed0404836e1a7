using OpenRollout.Manifest.Conditions;

namespace OpenRollout.Manifest.Tests;

public sealed class SemanticVersionTests
{
    /// <summary>Versions in ascending order: the examples of the specification (section 11) and others before, between and after them.</summary>
    private static readonly string[] Ascending =
    [
        "0.0.0-0", "0.0.0", "0.0.1", "0.9.0", "1.0.0-0", "1.0.0-1", "1.0.0-2", "1.0.0-10", "1.0.0-99999999999999999999", "1.0.0--", "1.0.0-A",
        "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0",
        "2.0.0", "2.1.0", "2.1.1", "2.1.2", "2.1.10", "10.0.0", "4294967296.0.0", "18446744073709551616.0.0", "100000000000000000000000000000000.0.0",
    ];

    [Fact]
    public void Precedence_is_that_of_the_specification()
    {
        for (var left = 0; left < Ascending.Length; left++)
        {
            for (var right = 0; right < Ascending.Length; right++)
            {
                var order = Parse(Ascending[left]).CompareTo(Parse(Ascending[right]));
                Assert.True(Math.Sign(order) == Math.Sign(left.CompareTo(right)), $"{Ascending[left]} against {Ascending[right]}: {order}");
            }
        }
    }

    [Fact]
    public void The_operators_agree_with_the_order()
    {
        var (low, high) = (Parse("1.2.3-rc.1"), Parse("1.2.3"));
        Assert.True(low < high && low <= high && high > low && high >= low && low != high);
        Assert.False(low > high || low >= high || high < low || high <= low || low == high);
    }

    [Theory]
    [InlineData("1.2.3", "v1.2.3")]
    [InlineData("1.2.3", "1.2.3+build.007")]
    [InlineData("1.2.0", "1.2")]
    [InlineData("1.0.0", "1")]
    [InlineData("1.2.3-a", "1.2.3-a+b-c")]
    public void Equal_in_precedence(string left, string right)
    {
        Assert.Equal(Parse(left), Parse(right));
        Assert.True(Parse(left) == Parse(right) && Parse(left).Equals((object)Parse(right)));
        Assert.Equal(Parse(left).GetHashCode(), Parse(right).GetHashCode());
    }

    [Fact]
    public void The_default_is_version_zero()
    {
        Assert.Equal(Parse("0.0.0"), default);
        Assert.Equal(Parse("0.0.0").GetHashCode(), default(SemanticVersion).GetHashCode());
        Assert.Equal("0.0.0", default(SemanticVersion).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("v")]
    [InlineData("V1.2.3")]
    [InlineData("vv1.2.3")]
    [InlineData(" 1.2.3")]
    [InlineData("1.2.3 ")]
    [InlineData("1.2.3\n")]
    [InlineData("1.")]
    [InlineData("1.2.")]
    [InlineData(".1")]
    [InlineData("1..2")]
    [InlineData("1.2.3.4")]
    [InlineData("01.2.3")]
    [InlineData("1.02.3")]
    [InlineData("1.2.03")]
    [InlineData("-1.2.3")]
    [InlineData("1.2.3-")]
    [InlineData("1.2.3-a.")]
    [InlineData("1.2.3-a..b")]
    [InlineData("1.2.3-01")]
    [InlineData("1.2.3-å")]
    [InlineData("1.2.3+")]
    [InlineData("1.2.3+a+b")]
    [InlineData("5.2-beta")]
    [InlineData("5-beta")]
    [InlineData("5.2+build")]
    [InlineData("1,2,3")]
    [InlineData("١.٢.٣")]
    [InlineData(null)]
    public void No_version(string? text) => Assert.False(SemanticVersion.TryParse(text, out _));

    [Theory]
    [InlineData("5.2", "5", "2", "", "", 2)]
    [InlineData("v7", "7", "", "", "", 1)]
    [InlineData("10.20.30-rc.1-x+b.2", "10", "20", "30", "rc.1-x", 3)]
    [InlineData("1.2.3-0a", "1", "2", "3", "0a", 3)]
    [InlineData("1.2.3+-", "1", "2", "3", "", 3)]
    public void The_parts_of_a_version(string text, string major, string minor, string patch, string prerelease, int parts)
    {
        var version = Parse(text);
        Assert.Equal(
            (major, minor, patch, prerelease, parts, text),
            (version.Major.ToString(), version.Minor.ToString(), version.Patch.ToString(), version.Prerelease.ToString(), version.Parts, version.ToString()));
    }

    private static SemanticVersion Parse(string text)
    {
        Assert.True(SemanticVersion.TryParse(text, out var version), text);
        return version;
    }
}
