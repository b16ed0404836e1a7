namespace OpenRollout.Tests.Accessors;

/// <summary>Verifies that the JSON in generated code gives the same value as a provider.</summary>
public sealed class ObjectValueTests
{
    [Fact]
    public void Json_of_every_kind_is_parsed()
    {
        var value = ObjectValue.Parse("""{ "s": "é\n", "b": true, "i": -7, "d": 1.5, "n": null, "l": [1, "x", { "deep": [] }] }""");

        Assert.Equal("é\n", value.Member("s").AsString());
        Assert.True(value.Member("b").AsBoolean());
        Assert.Equal(-7, value.Member("i").AsInteger());
        Assert.Equal(1.5, value.Member("d").AsDouble());
        Assert.Null(value.Optional("n"));
        var list = value.Member("l").AsList(static item => item.AsValue());
        Assert.Equal(1, list[0].AsInteger);
        Assert.Equal("x", list[1].AsString);
        Assert.Empty(list[2].AsStructure!["deep"].AsList!);
    }

    [Fact]
    public void A_scalar_is_a_value_too() => Assert.Equal(2, ObjectValue.Parse("2").AsInteger());

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("1e999")]
    [InlineData("""{ "a": 1, "a": 2 }""")]
    public void What_is_no_value_is_a_format_exception(string json) => Assert.Throws<FormatException>(() => ObjectValue.Parse(json));

    [Fact]
    public void What_is_nested_too_deeply_is_a_format_exception()
        => Assert.Throws<FormatException>(() => ObjectValue.Parse(new string('[', 65) + new string(']', 65)));
}
