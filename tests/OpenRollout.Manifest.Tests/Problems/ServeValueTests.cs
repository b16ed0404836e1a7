namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL1004: <c>serve</c> and splits.</summary>
public sealed class ServeValueTests
{
    [Theory]
    [InlineData("-1")]
    [InlineData("0.5")]
    [InlineData("2147483648")]
    [InlineData("null")]
    public void A_weight_that_is_none(string weight) => Verify.Problems(
        Around.StringRollout($$"""
            "serve": { "split": { "grid": {|ROLL1004:{{weight}}|}, "list": 1 } }, "stages": []
            """),
        $"the weight of 'grid' must be a whole number from 0 to 2147483647, not {weight}");

    [Theory]
    [InlineData("{|ROLL1004:{|}}", "0")]
    [InlineData("{|ROLL1004:{|} \"grid\": 0, \"list\": 0 }", "0")]
    [InlineData("{|ROLL1004:{|} \"grid\": 2147483647, \"list\": 1 }", "2147483648")]
    public void Weights_have_a_sum_that_fits(string split, string sum) => Verify.Problems(
        Around.StringRollout($"\"serve\": {{ \"split\": {split} }}, \"stages\": []"),
        $"the weights of a split must add up to a number from 1 to 2147483647, not {sum}");

    [Fact]
    public void Weights_keep_the_order_in_which_they_are_written()
    {
        var serve = Verify.IsGood(Around.StringRollout("""
            "serve": { "split": { "list": 0, "grid": 2147483647.0 } }, "stages": []
            """)).Flags[0].GetRollout()!.Serve!;
        Assert.Equal(["list", "grid"], serve.Variants.Select(variant => variant.Variant.Value));
        Assert.Equal(int.MaxValue, serve.TotalWeight);
        Assert.Equal("grid", serve.Single?.Variant.Value);
    }

    [Fact]
    public void What_is_served_is_a_name_or_a_split() => Verify.Problems(
        Around.Flags("""
            "a": { "flagType": "boolean", "defaultValue": false, "rollout": { "serve": {|ROLL1004:true|}, "stages": [] } },
            "b": { "flagType": "boolean", "defaultValue": false, "rollout": { "serve": { "split": {|ROLL1004:[|}] }, "stages": [] } }
            """),
        "'serve' must be the name of a variant or a split, not true",
        "'split' must be an object of variants with weights, not an array");
}
