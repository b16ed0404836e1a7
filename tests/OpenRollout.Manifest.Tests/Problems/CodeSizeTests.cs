using System.Text;

namespace OpenRollout.Manifest.Tests;

/// <summary>ROLL1012: manifests that need more code than a build generates.</summary>
public sealed class CodeSizeTests
{
    [Fact]
    public void A_flag_with_too_many_variants() => AssertReports(
        Around.Flags($$"""
            "small": { "flagType": "boolean", "defaultValue": false },
            "layout": { "flagType": "integer", "defaultValue": 0, "variants": { {{Join(10_000, index => $"\"v{index}\": {index}")}} } }
            """),
        "layout",
        "the flag 'layout' would need about ");

    [Fact]
    public void A_flag_with_too_many_members() => AssertReports(
        Around.Flags($$"""
            "banner": { "flagType": "object", "defaultValue": { {{Join(5_000, index => $"\"m{index}\": {{ \"a\": {{ \"b\": {index} }} }}")}} } }
            """),
        "banner",
        "the flag 'banner' would need about ");

    [Fact]
    public void A_flag_with_too_long_a_text() => AssertReports(
        Around.Flags($$"""
            "text": { "flagType": "string", "defaultValue": "{{new string('x', 2_100_000)}}" }
            """),
        "text",
        "the flag 'text' would need about ");

    [Fact]
    public void A_key_that_is_too_long()
    {
        var key = new string('x', 10_001);
        AssertReports(
            Around.Flags($$"""
                "{{key}}": { "flagType": "boolean", "defaultValue": false }
                """),
            key,
            "a flag's key has 10,001 characters");
    }

    [Fact]
    public void Too_many_flags_are_reported_once() => AssertReports(
        Around.Flags(Join(40_000, index => $"\"flag{index}\": {{ \"flagType\": \"boolean\", \"defaultValue\": false }}")),
        null,
        "the manifest's flags would need about ");

    [Fact]
    public void Too_many_attributes_are_reported_once() => AssertReports(
        Around.Attributes(Join(1_001, index => $"\"a{index}\": {{ \"type\": \"string\" }}")),
        "a1000",
        "the context has 1,001 attributes");

    [Fact]
    public void An_attribute_with_too_many_values() => AssertReports(
        Around.Attributes($$"""
            "city": { "type": "string", "values": [{{Join(10_000, index => $"\"c{index}\"")}}] }
            """),
        "city",
        "the values of the attribute 'city' would need about ");

    [Fact]
    public void A_text_that_is_too_long_to_embed() => AssertReports(
        "{ \"flags\": {} }" + new string(' ', 16_000_000),
        "",
        "the manifest has 16,000,015 bytes");

    [Fact]
    public void What_is_large_but_compiles_is_left_alone() => Assert.Empty(ManifestReview.Read(Encoding.UTF8.GetBytes(
        $$"""
        {
          "context": { "city": { "type": "string", "values": [{{Join(5_000, index => $"\"c{index}\"")}}] }, {{Join(999, index => $"\"a{index}\": {{ \"type\": \"string\" }}")}} },
          "flags": {
            "layout": { "flagType": "integer", "defaultValue": 0, "variants": { {{Join(3_000, index => $"\"v{index}\": {index}")}} } },
            "banner": { "flagType": "object", "defaultValue": { "list": [{{Join(100_000, index => $"{index}")}}] } },
            "text": { "flagType": "string", "defaultValue": "{{new string('x', 500_000)}}" },
            {{Join(15_000, index => $"\"flag{index}\": {{ \"flagType\": \"boolean\", \"defaultValue\": false }}")}}
          }
        }
        """)).Problems);

    private static void AssertReports(string text, string? place, string message)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        var problem = Assert.Single(ManifestReview.Read(bytes).Problems);

        Assert.Equal("ROLL1012", problem.Id);
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(place ?? Encoding.UTF8.GetString(bytes, problem.Range.Start, problem.Range.Length), Encoding.UTF8.GetString(bytes, problem.Range.Start, problem.Range.Length));
        // Only a build reports this: an application can serve the same manifest.
        Assert.Empty(ManifestReader.Read(bytes).Problems);
    }

    private static string Join(int count, Func<int, string> write) => string.Join(", ", Enumerable.Range(0, count).Select(write));
}
