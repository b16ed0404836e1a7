using System.Globalization;
using System.Text;

namespace OpenRollout.Generators.Tests;

public sealed class SizeTests
{
    [Fact]
    public void A_thousand_flags_compile()
        => TestProject.With(ManifestOf(1_000)).Build().AssertClean();

    [Fact]
    public void Ten_thousand_flags_are_generated()
    {
        const int count = 10_000;
        var build = TestProject.With(ManifestOf(count)).Build();

        Assert.Null(build.Generated.Exception);
        Assert.Equal(100, build.FindType("App.Flags").GetTypeMembers().Length);
        Assert.Equal(count, build.FindType("App.Flags").GetTypeMembers().Sum(group => group.GetMembers().Count(member => member.Kind == Microsoft.CodeAnalysis.SymbolKind.Property)));
    }

    [Fact]
    public void Four_megabytes_are_embedded()
    {
        var manifest = "{ \"flags\": {} }" + new string(' ', 1_000) + string.Concat(Enumerable.Repeat("\"x\\ æ\"\r\n", 500_000));
        var build = (TestProject.With(manifest) with { Code = ["internal static class Probe { public static int Length() => App.Flags.EmbeddedManifest.Length; }"] }).Build();

        Assert.Equal(Encoding.UTF8.GetByteCount(manifest), build.Call("Probe", "Length"));
    }

    private static string ManifestOf(int count)
    {
        var text = new StringBuilder("{ \"flags\": {");
        for (var index = 0; index < count; index++)
        {
            text.Append(index == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"\"group{index % 100}.flag{index}\": ");
            text.Append((index % 4) switch
            {
                0 => """{ "flagType": "boolean", "defaultValue": false, "description": "On or off." }""",
                1 => """{ "flagType": "string", "defaultValue": "a", "variants": { "a": "a", "b": "b" } }""",
                2 => """{ "flagType": "integer", "defaultValue": 1 }""",
                _ => """{ "flagType": "object", "defaultValue": { "title": "x", "size": { "width": 1 } } }""",
            });
        }

        return text.Append("} }").ToString();
    }
}
