namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL1007: manifests that this reader accepts but the OpenFeature CLI refuses.</summary>
public sealed class OpenFeatureTests
{
    private const string Flag = """{ "flagType": "boolean", "defaultValue": false }""";

    [Fact]
    public void A_flag_without_a_name() => Verify.Advice(
        $$"""{ "flags": { "a": {{Flag}}, "{|ROLL1007:|}": {{Flag}} } }""",
        "the OpenFeature CLI refuses a manifest with an empty flag key; name the flag");

    [Fact]
    public void A_line_feed_in_a_name() => Verify.Advice(
        $$"""{ "flags": { "{|ROLL1007:a\nb|}": {{Flag}} } }""",
        "the OpenFeature CLI refuses a manifest with a line feed in a flag key; remove it");

    [Theory]
    [InlineData(" ")]
    [InlineData("\\r")]
    [InlineData("a.b c-d_é😀")]
    public void Other_names_are_fine(string key) => Verify.Advice($$"""{ "flags": { "{{key}}": {{Flag}} } }""");
}
