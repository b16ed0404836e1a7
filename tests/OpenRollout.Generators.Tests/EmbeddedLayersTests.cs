using System.Text;
using OpenRollout.Manifest;

namespace OpenRollout.Generators.Tests;

public sealed class EmbeddedLayersTests
{
    private const string Manifest = """{ "environments": ["Staging", "Production"], "flags": { "stories": { "flagType": "boolean", "defaultValue": false } } }""";

    private const string Staging = """{ "flags": { "stories": { "reason": "æ \" \\u0000 中 🙂" } } }""";

    private const string Production = """{ "flags": {} }""";

    private static readonly TestProject Project = new()
    {
        Manifests =
        [
            new ManifestText("/project/flags.json", Manifest),
            ManifestText.Overlay("/project/flags.Staging.json", "/project/flags.json", "Staging", Staging),
            ManifestText.Overlay("/project/flags.Production.json", "/project/flags.json", "Production", Production),
        ],
        Properties = new Dictionary<string, string?> { ["RootNamespace"] = "App", ["OpenRolloutEmbedOverlays"] = "true" },
    };

    [Theory]
    [InlineData("Staging", "Staging", Staging)]
    [InlineData("production", "Production", Production)]
    [InlineData("Development", "Development", null)]
    [InlineData("", null, null)]
    public void The_layers_of_an_environment_are_the_texts_to_the_byte(string environment, string? expected, string? overlay)
    {
        var layers = LayersOf(Project, environment);

        Assert.Equal(Manifest, Encoding.UTF8.GetString(layers.Manifest.Span));
        Assert.Equal(expected, layers.Environment);
        Assert.Equal(overlay, layers.Overlay is { } text ? Encoding.UTF8.GetString(text.Span) : null);
        Assert.Equal("flags.json", layers.Path);
    }

    [Fact]
    public void Each_manifest_has_its_own_overlays()
    {
        var project = Project with
        {
            Manifests =
            [
                .. Project.Manifests,
                new ManifestText("/project/../C# code;\\checkout.flags.json", Manifest),
                // The build replaces the characters at which the compiler cuts an option.
                ManifestText.Overlay("/elsewhere/prod.json", "/C? code?/checkout.flags.json", "Production", "{}"),
            ],
        };

        var layers = LayersOf(project, "Production", "CheckoutFlags");

        Assert.Equal(("checkout.flags.json", "{}"), (layers.Path, Encoding.UTF8.GetString(layers.Overlay!.Value.Span)));
        Assert.Equal(Production, Encoding.UTF8.GetString(LayersOf(project, "Production").Overlay!.Value.Span));
    }

    [Fact]
    public void An_overlay_that_is_not_published_is_not_embedded()
    {
        var project = Project with
        {
            Manifests = [Project.Manifests[0], Project.Manifests[1], new ManifestText("/project/flags.Production.json", Production) { IsManifest = false, OverlayOf = "/project/flags.json", Environment = "Production", Publish = "Never" }],
        };

        var layers = LayersOf(project, "Production");

        Assert.Equal(("Production", null), (layers.Environment, layers.Overlay));
        Assert.Equal("it is not embedded in the application", layers.OverlayProblem);
    }

    [Fact]
    public void Without_overlays_the_member_exists_too()
        => Assert.Null(LayersOf(Project with { Manifests = [Project.Manifests[0]] }, "Production").Overlay);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("false")]
    public void A_project_that_does_not_ask_embeds_no_overlay(string? value)
    {
        var project = Project with { Properties = new Dictionary<string, string?> { ["RootNamespace"] = "App", ["OpenRolloutEmbedOverlays"] = value } };

        var build = project.Build().AssertClean();

        Assert.DoesNotContain(build.Generated.GeneratedSources, source => source.HintName.Contains("Layers", StringComparison.Ordinal));
        Assert.DoesNotContain("reason", build.Text, StringComparison.Ordinal);
    }

    private static ManifestLayers LayersOf(TestProject project, string environment, string className = "Flags")
        => (ManifestLayers)(project with { Code = [$"internal static class Probe {{ public static object Layers() => App.{className}.EmbeddedLayers(\"{environment}\"); }}"] })
            .Build().AssertClean().Call("Probe", "Layers")!;
}
