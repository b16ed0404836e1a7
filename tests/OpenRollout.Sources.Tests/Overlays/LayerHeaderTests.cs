using System.Text;
using FsCheck.Fluent;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Reading;

namespace OpenRollout.Sources.Tests.Overlays;

/// <summary>A source decides by the header alone which files it reads. The reader must agree, and any text must have a header.</summary>
public sealed class LayerHeaderTests
{
    private static readonly string[] Parts =
    [
        "{", "}", "[", "]", ",", ":", " ", "\n", "\uFEFF", "null", "true", "1", "7", "7.0", "7e0", "2147483648", "-1", "\"", "\\ud800",
        "\"environments\"", "\"environment\"", "\"revision\"", "\"\\u0065nvironments\"", "\"flags\"", "\"Production\"", "\"production\"", "\"Staging\"", "\"../x\"", "{}", "[]",
        "\"environments\": [\"Production\"]", "\"environment\": \"Production\"", "\"revision\": 7", "\"flags\": {}",
    ];

    [Fact]
    public void The_reader_agrees_with_the_header_of_any_text() => Law.Holds(
        5_000,
        Gen.Elements(Parts).ArrayOf().Select(string.Concat).ToArbitrary(),
        text => AssertAgrees(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("""{ "environments": ["Production"], "revision": 7, "flags": {} }""")]
    [InlineData("""{ "flags": {}, "revision": 7.0, "environments": ["Staging", "PRODUCTION"] }""")]
    [InlineData("""{ "\u0065nvironments": ["Pr\u006fduction"], "revision": 7e0, "flags": {} }""")]
    [InlineData("""{ "flags": {}, "unknown": { "environments": ["Production"], "revision": 9 } }""")]
    [InlineData("""{ "environments": [], "flags": {} }""")]
    [InlineData("""{ "flags": {} }""")]
    public void The_reader_agrees_with_the_header_of_a_manifest(string text)
    {
        Assert.True(LayerHeader.Read(Encoding.UTF8.GetBytes(text)).IsComplete);
        AssertAgrees(Encoding.UTF8.GetBytes(text));
    }

    [Theory]
    [InlineData("""{ "environment": "Production", "revision": 7 }""", "Production", 7)]
    [InlineData("""{ "flags": { "on": { "reason": "environment" } }, "environm\u0065nt": "production" }""", "production", null)]
    [InlineData("{}", null, null)]
    public void The_reader_agrees_with_the_header_of_an_overlay(string text, string? environment, int? revision)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var header = LayerHeader.Read(utf8);
        var reading = ManifestReader.Read(new ManifestLayers(Encoding.UTF8.GetBytes(TestPairs.Manifest()), "Production", utf8));

        Assert.Equal((environment, revision), (header.Environment, header.Revision));
        Assert.Equal((environment, revision), (reading.OverlayEnvironment, reading.OverlayRevision));
    }

    [Fact]
    public void A_name_that_is_a_path_is_never_found_even_in_an_invalid_manifest()
        => Assert.Null(LayerHeader.Read("""{ "environments": ["../x"] }"""u8).FindEnvironment("../x"));

    private static void AssertAgrees(byte[] utf8)
    {
        var header = LayerHeader.Read(utf8);
        var reading = ManifestReader.Read(utf8);
        if (reading.FirstError is not null)
        {
            return;
        }

        Assert.Equal(reading.Manifest.Revision, header.Revision);
        foreach (var environment in new[] { "Production", "production", "Staging", "Development" })
        {
            Assert.Equal(EnvironmentReader.Find(reading.Manifest.Environments, environment)?.Value, header.FindEnvironment(environment));
        }
    }
}
