namespace OpenRollout.Package.Tests;

/// <summary>A second build does only the work that changes require.</summary>
public sealed class IncrementalBuildTests
{
    [Fact]
    public async Task An_edit_of_the_manifest_or_an_overlay_is_compiled_and_copied_and_no_edit_compiles_nothing()
    {
        const string Assembly = "App/bin/Debug/net10.0/App.dll";
        using var user = new Workspace()
            .Write("App/App.csproj", UserProject.Console())
            .Write("App/flags.json", Manifests.WithEnvironments)
            .Write("App/flags.Staging.json", Manifests.Overlay)
            .Write("App/flags.Production.json", Manifests.Overlay)
            .Write("App/Program.cs", "Console.WriteLine(App.Flags.Stories.Key);");
        (await user.BuildAsync("App")).Succeeded().Says();
        var first = user.WrittenAt(Assembly);

        (await user.BuildAsync("App")).Succeeded().Says();
        Assert.Equal(first, user.WrittenAt(Assembly));

        user.Write("App/flags.Production.json", """{ "flags": { "storis": { "enabled": false } } }""");
        (await user.BuildAsync("App")).Failed().Says("App/flags.Production.json(1,15): error ROLL2003: the manifest has no flag 'storis'; did you mean 'stories'?");

        user.Write("App/flags.json", Manifests.WithEnvironments.Replace("stories", "tales", StringComparison.Ordinal))
            .Write("App/flags.Production.json", """{ "flags": { "tales": { "enabled": false } } }""");
        var build = (await user.BuildAsync("App")).Failed();
        Assert.Equal("App/Program.cs(1,29): error CS0117: 'Flags' does not contain a definition for 'Stories'", Assert.Single(build.Diagnostics));

        user.Write("App/Program.cs", "Console.WriteLine(App.Flags.Tales.Key);");
        (await user.BuildAsync("App")).Succeeded().Says();
        Assert.Equal("tales\n", (await user.RunAsync("App")).Output.ReplaceLineEndings("\n"));
        Assert.Contains("tales", user.Read("App/bin/Debug/net10.0/flags.json"), StringComparison.Ordinal);
        Assert.Contains("tales", user.Read("App/bin/Debug/net10.0/flags.Production.json"), StringComparison.Ordinal);
    }
}
