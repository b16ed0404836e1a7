using System.Text;

namespace OpenRollout.Generators.Tests;

public sealed class EmbeddedManifestTests
{
    private static readonly string[] Probe = ["internal static class Probe { public static byte[] Bytes() => App.Flags.EmbeddedManifest.ToArray(); }"];

    public static TheoryData<string> Texts =>
    [
        """{ "flags": {} }""",
        "{\r\n\t\"flags\": { }\n}\r",
        """{ "flags": { "æøå 中文 🙂": { "flagType": "string", "defaultValue": "\"\\\u0000\u2028" } } }""",
        "not json at all: \" \\ { \0 \u2028 \u202e \ufeff",
        "",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_text_is_embedded_to_the_byte(string text)
    {
        var build = (TestProject.With(text) with { Code = Probe }).Build().AssertClean();

        Assert.Equal(Encoding.UTF8.GetBytes(text), (byte[])build.Call("Probe", "Bytes")!);
    }

    [Fact]
    public void Half_a_character_becomes_the_one_that_stands_for_none()
    {
        var build = (TestProject.With("{ \"\ud800\" }") with { Code = Probe }).Build().AssertClean();

        Assert.Equal(Encoding.UTF8.GetBytes("{ \"\ufffd\" }"), (byte[])build.Call("Probe", "Bytes")!);
    }
}
