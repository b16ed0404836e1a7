using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenRollout.Hosting.Tests.Harness;
using OpenRollout.Manifest;

namespace OpenRollout.Hosting.Tests;

/// <summary>The environment of a host, and the overlay that its provider serves.</summary>
public sealed class EnvironmentTests : IDisposable
{
    private const string Manifest = """
        { "environments": ["Staging", "Production"],
          "flags": { "on": { "flagType": "boolean", "defaultValue": true } } }
        """;

    private const string Off = """{ "flags": { "on": { "enabled": false, "disabledSince": "2026-11-26", "reason": "floods the notification queue" } } }""";
    private const string Untouched = """{ "environment": "Staging" }""";

    private readonly Application _application = new();

    public EnvironmentTests()
    {
        _application.Folder.Write("flags.json", Manifest);
        _application.Folder.Write("flags.Production.json", Off);
        _application.Folder.Write("flags.Staging.json", Untouched);
    }

    public void Dispose() => _application.Dispose();

    [Fact]
    public async Task It_is_that_of_the_host()
    {
        var host = await StartAsync();

        Assert.Equal("Production", host.Services.GetRequiredService<IHostEnvironment>().EnvironmentName);
        Assert.Equal(("Production", true), Served(host));
        Assert.Equal("on is off in Production since 2026-11-26: floods the notification queue", Assert.Single(host.Provider().Overview.GetFlagStatuses()).ToString());
    }

    [Theory]
    [InlineData("staging", "Staging", true)]
    [InlineData("Development", "Development", false)]
    [InlineData("", null, false)]
    public async Task The_configuration_sets_another(string environment, string? served, bool hasOverlay)
    {
        _application.Settings["OpenRollout:Environment"] = environment;

        var host = await StartAsync();

        Assert.Equal((served, hasOverlay), Served(host));
        Assert.DoesNotContain(_application.Log.OfOpenRollout, line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Code_overrides_the_configuration()
    {
        _application.Settings["OpenRollout:Environment"] = "Staging";

        Assert.Equal(("Production", true), Served(await StartAsync(o => o.Environment = "Production")));
    }

    [Fact]
    public void A_server_has_the_same_environment()
    {
        _application.Settings["OpenRollout:ManifestUrl"] = "https://flags.example.com/flags.json";
        Assert.Equal("Production", OptionsOf().Http.Environment);

        _application.Settings["OpenRollout:Http:Environment"] = "Staging";
        _application.Settings["OpenRollout:Http:Overlay"] = "https://flags.example.com/overlays/staging.json";
        var options = OptionsOf();
        Assert.Equal(("Staging", "Staging", "https://flags.example.com/overlays/staging.json"), (options.Environment, options.Http.Environment, options.Http.Overlay!.ToString()));
    }

    [Fact]
    public async Task A_listed_environment_without_its_overlay_does_not_start()
    {
        File.Delete(_application.Folder["flags.Production.json"]);

        var exception = await Assert.ThrowsAsync<ManifestException>(() => StartAsync());

        Assert.Contains("flags.Production.json", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelled_environment_is_a_warning()
    {
        var host = await StartAsync(o => o.Environment = "Prodution");

        Assert.Equal(("Prodution", false), Served(host));
        Assert.Single(_application.Log.OfOpenRollout, line => line.StartsWith("Warning: ", StringComparison.Ordinal) && line.EndsWith("did you mean 'Production'?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_overlay_can_be_in_another_folder()
    {
        _application.Folder.Write("mounted/production.json", Untouched.Replace("Staging", "Production", StringComparison.Ordinal));
        _application.Settings["OpenRollout:OverlayPath"] = "mounted/production.json";

        var host = await StartAsync();

        Assert.Equal(("Production", true), Served(host));
        Assert.True(await host.IsOnAsync("on"));
    }

    [Fact]
    public void A_configured_path_is_not_combined_with_the_overlay_of_a_path_in_code()
    {
        _application.Settings["OpenRollout:ManifestPath"] = "/configured.json";
        Assert.Null(OptionsOf(o => (o.ManifestPath, o.OverlayPath) = ("/in/code.json", "/in/code/overlay.json")).OverlayPath);
        Assert.Equal("/in/code/overlay.json", OptionsOf(o => o.OverlayPath = "/in/code/overlay.json").OverlayPath);
    }

    [Fact]
    public async Task An_overlay_path_without_a_file_is_refused()
    {
        _application.Settings["OpenRollout:OverlayPath"] = "overlay.json";
        _application.Settings["OpenRollout:ManifestUrl"] = "https://flags.example.com/flags.json";

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => _application.StartAsync(builder => builder.AddOpenRolloutProvider()));

        Assert.Equal(["OpenRollout:OverlayPath is set without ManifestPath. Set ManifestPath too, or OpenRollout:Http:Overlay for a manifest on a server."], exception.Failures);
    }

    [Fact]
    public async Task Embedded_layers_are_served()
    {
        var host = await _application.StartAsync(builder => builder.AddOpenRolloutProvider(o => o.EmbeddedManifest = Layers("Production", Off)));

        Assert.Equal(("Production", true), Served(host));
        Assert.False(host.Provider().Overview.GetFlagStatuses()[0].IsEnabled);
    }

    [Fact]
    public async Task An_embedded_manifest_without_its_overlay_is_not_served()
    {
        var exception = await Assert.ThrowsAsync<ManifestException>(
            () => _application.StartAsync(builder => builder.AddOpenRolloutProvider(o => o.EmbeddedManifest = new EmbeddedManifest(System.Text.Encoding.UTF8.GetBytes(Manifest)))));

        Assert.Contains("Production", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embedded_layers_of_another_environment_are_refused()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(
            () => _application.StartAsync(builder => builder.AddOpenRolloutProvider(o => o.EmbeddedManifest = Layers("Staging", Untouched))));

        Assert.Equal(
            ["OpenRollout has an EmbeddedManifest for the environment 'Staging', but the environment is 'Production'. Embed the layers of that environment, or set OpenRollout:Environment."],
            exception.Failures);
    }

    [Fact]
    public async Task A_source_of_the_application_that_ignores_a_listed_environment_is_a_warning()
    {
        await _application.StartAsync(new ScriptedSource(Manifest));

        Assert.Single(_application.Log.OfOpenRollout, line => line.StartsWith("Warning: The manifest lists the environment 'Production', but ", StringComparison.Ordinal));
    }

    private static ManifestLayers Layers(string environment, string overlay)
        => new(System.Text.Encoding.UTF8.GetBytes(Manifest), environment, System.Text.Encoding.UTF8.GetBytes(overlay));

    private static (string? Environment, bool HasOverlay) Served(IHost host) => (host.Provider().Status.Environment, host.Provider().Status.HasOverlay);

    private Task<IHost> StartAsync(Action<OpenRolloutHostingOptions>? configure = null) => _application.StartAsync(builder => builder.AddOpenRolloutProvider(o =>
    {
        o.ManifestPath = "flags.json";
        configure?.Invoke(o);
    }));

    private OpenRolloutHostingOptions OptionsOf(Action<OpenRolloutHostingOptions>? configure = null)
        => _application.Build(builder => builder.AddOpenRolloutProvider(configure)).Services.GetRequiredService<IOptions<OpenRolloutHostingOptions>>().Value;
}
