namespace OpenRollout.Manifest.Tests;

public sealed class ManifestValueTests
{
    /// <summary>Values of which no two are equal.</summary>
    private static readonly string[] Different =
    [
        "null", "true", "false", "0", "1", "-1", "0.1", "\"\"", "\"0\"", "\"true\"", "\"é\"", "\"e\\u0301\"", "[]", "[null]", "[[]]", "[1,2]", "[2,1]", "[1,2,2]",
        "{}", "{\"a\":1}", "{\"A\":1}", "{\"a\":2}", "{\"a\":null}", "{\"a\":1,\"b\":1}", "{\"a\":{}}", "{\"a\":[]}",
    ];

    [Fact]
    public void Each_equals_itself_alone()
    {
        foreach (var left in Different)
        {
            foreach (var right in Different)
            {
                Assert.True(Read(left).Equals(Read(right)) == (left == right), $"{left} and {right}");
                Assert.True(left != right || Read(left).GetHashCode() == Read(right).GetHashCode(), left);
            }
        }
    }

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("1e2", "100")]
    [InlineData("-0.0", "0")]
    [InlineData("1e-999999999", "0")]
    [InlineData("\"\\u0061\"", "\"a\"")]
    [InlineData("{\"a\":1,\"b\":[2]}", "{\"b\":[2.0],\"\\u0061\":1}")]
    public void Equal_when_their_JSON_is(string left, string right)
    {
        Assert.Equal(Read(left), Read(right));
        Assert.Equal(Read(left).GetHashCode(), Read(right).GetHashCode());
        Assert.True(Read(left).Equals((object)Read(right)));
    }

    [Fact]
    public void Nothing_equals_null() => Assert.False(ManifestValue.Null.Equals(null));

    [Theory]
    [InlineData("{ \"b\": [ 1.0, true, null ], \"a\": { } }", "{\"b\":[1,true,null],\"a\":{}}")]
    [InlineData("\"é <&> \\\" \\n\"", "\"é <&> \\\" \\n\"")]
    [InlineData("0.1", "0.1")]
    [InlineData("1e300", "1E+300")]
    public void Written_as_JSON_without_white_space(string json, string expected) => Assert.Equal(expected, Read(json).ToString());

    [Fact]
    public void What_is_written_is_read_as_the_same()
        => Assert.All(Different, json => Assert.Equal(Read(json), Read(Read(json).ToString())));

    private static ManifestValue Read(string json) => Verify.IsGood(Around.Flags($$"""
        "a": { "flagType": "object", "defaultValue": { "value": {{json}} } }
        """)).Flags[0].DefaultValue.Members[0].Value;
}
