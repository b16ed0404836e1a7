using System.Text;
using OpenFeature.Model;
using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests;

/// <summary>The metadata with which OpenFeature's hooks report the flag set and the manifest's version.</summary>
public sealed class MetadataTests
{
    [Fact]
    public async Task Metadata_contains_the_flag_set_and_the_version_by_any_route()
    {
        await using var application = await Application.StartAsync();
        var user = Application.User("ada", "NO");
        var version = application.Provider.Status.Version;

        Assert.Equal((application.FlagSet, version, "trial"), Of((await application.Api.GetClient().GetBooleanDetailsAsync("stories", false, user)).FlagMetadata));
        Assert.Equal((application.FlagSet, version, "trial"), Of(application.Stories.GetDetails(user).FlagMetadata));
        Assert.Equal((application.FlagSet, version, null), Of(new DoubleFlag(application.Binding, "size", 0).GetDetails().FlagMetadata));

        application.Provider.Update(Application.Manifest("second"));
        Assert.Equal((application.FlagSet, application.Provider.Status.Version, "second"), Of(application.Stories.GetDetails(user).FlagMetadata));
        Assert.NotEqual(version, application.Provider.Status.Version);
    }

    [Fact]
    public async Task The_flags_own_metadata_wins()
    {
        const string Manifest = """{ "flags": { "a": { "flagType": "boolean", "defaultValue": true, "metadata": { "version": "3", "flagSetId": "own" } } } }""";
        await using var application = await Application.StartAsync(Manifest);

        Assert.Equal(("own", "3", null), Of((await application.Api.GetClient().GetBooleanDetailsAsync("a", false)).FlagMetadata));
    }

    [Theory]
    [InlineData("flags.json", "flags")]
    [InlineData("/srv/shop/checkout.flags.json", "checkout")]
    [InlineData(@"C:\shop\checkout.flags.json", "checkout")]
    [InlineData("https://flags.example/shop/search.json?tenant=a/b", "search")]
    [InlineData("https://flags.example/shop/rollout", "rollout")]
    [InlineData(".flags.json", ".flags")]
    [InlineData("https://flags.example/", "https://flags.example/")]
    public async Task The_default_flag_set_is_the_name_of_the_manifest(string path, string name)
    {
        var source = new ScriptedSource();
        source.Give(LoadedManifest.Read(Encoding.UTF8.GetBytes(TestManifests.On()), path));
        var provider = await OpenRolloutProvider.LoadAsync(source);

        Assert.Equal(name, (await provider.ResolveBooleanValueAsync("on", false)).FlagMetadata!.GetString("flagSetId"));
        await provider.ShutdownAsync();
    }

    private static (string? FlagSet, string? Version, string? Stage) Of(ImmutableMetadata? metadata)
        => (metadata!.GetString("flagSetId"), metadata.GetString("version"), metadata.GetString("stage"));
}
