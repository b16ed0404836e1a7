using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

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
        var groups = build.FindType("App.Flags").GetTypeMembers().Where(type => type.DeclaredAccessibility == Accessibility.Public).ToArray();
        Assert.Equal(100, groups.Length);
        Assert.Equal(count, groups.Sum(group => group.GetMembers().Count(member => member.Kind == SymbolKind.Property)));
    }

    [Fact]
    public void Four_megabytes_are_embedded()
    {
        var manifest = TextOf(4_000_000);
        var build = (TestProject.With(manifest) with { Code = ["internal static class Probe { public static byte[] Bytes() => App.Flags.EmbeddedManifest.ToArray(); }"] }).Build();

        Assert.Equal(Encoding.UTF8.GetBytes(manifest), (byte[])build.Call("Probe", "Bytes")!);
        // The compiler creates an expression for each byte of a UTF-8 literal, which is too slow for this size.
        Assert.DoesNotContain("u8;", build.File("App.Flags-Manifest.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public void Strings_of_several_manifests_fit_into_one_assembly()
    {
        var build = new TestProject
        {
            Manifests =
            [
                new ManifestText("/project/flags.json", TextOf(4_000_000)),
                new ManifestText("/project/a.flags.json", TextOf(1_000_000)),
                new ManifestText("/project/b.flags.json", TextOf(400_000)),
            ],
            Code = ["internal static class Probe { public static int Length() => App.Flags.EmbeddedManifest.Length + App.AFlags.EmbeddedManifest.Length + App.BFlags.EmbeddedManifest.Length; }"],
        }.Build().AssertClean();

        Assert.Equal(new[] { 4_000_000, 1_000_000, 400_000 }.Sum(length => Encoding.UTF8.GetByteCount(TextOf(length))), build.Call("Probe", "Length"));
        Assert.Contains("u8;", build.File("App.AFlags-Manifest.g.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("u8;", build.File("App.BFlags-Manifest.g.cs"), StringComparison.Ordinal);
    }

    private static string TextOf(int characters) => "{ \"flags\": {} }" + string.Concat(Enumerable.Repeat("\"x\\ æ\"\r\n", characters / 8));

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
