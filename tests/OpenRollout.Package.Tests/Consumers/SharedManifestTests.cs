namespace OpenRollout.Package.Tests;

/// <summary>A library whose flags are also used by its application.</summary>
public sealed class SharedManifestTests
{
    private const string Feature =
        """
        namespace Lib;

        public static class Feature
        {
            public static bool IsOn(bool employee) => Flags.Stories.IsEnabled(new FlagContext { Employee = employee });
        }
        """;

    [Fact]
    public async Task An_application_uses_the_flags_of_its_library_and_publishes_one_manifest()
    {
        using var user = Library(Manifests.WithEnvironments)
            .Write("Lib/flags.Staging.json", Manifests.Overlay)
            .Write("Lib/flags.Production.json", Manifests.Overlay)
            .Write("App/App.csproj", UserProject.Console(items: """
                <ProjectReference Include="../Lib/Lib.csproj" />
                <OpenRolloutManifest Include="../Lib/flags.json" Generate="false" />
                """))
            .Write("App/Program.cs",
                """
                using Lib;
                using OpenFeature;
                using OpenRollout;

                await Api.Instance.SetProviderAsync(await OpenRolloutProvider.LoadAsync(Path.Combine(AppContext.BaseDirectory, "flags.json")));
                Console.WriteLine(Feature.IsOn(employee: true));
                Console.WriteLine(Flags.Stories.IsEnabled(new FlagContext { Employee = false }));
                """);

        (await user.BuildAsync("App", "-warnaserror")).Succeeded().Says();
        Assert.False(user.Has("Lib/bin/Debug/net10.0/flags.json"));
        Assert.False(user.Has("Lib/bin/Debug/net10.0/flags.Production.json"));
        Assert.True(user.Has("App/bin/Debug/net10.0/flags.Production.json"));
        (await user.DotnetAsync("publish", "App", "--no-build", "-c", "Debug", "-o", "published")).Succeeded();
        Assert.Equal("True\nFalse\n", (await user.DotnetAsync("published/App.dll")).Succeeded().Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Uses_in_both_are_found_and_the_manifest_is_analyzed_once()
    {
        using var user = Library(Manifests.Finished)
            .Write("Lib/Feature.cs", "namespace Lib;\n\npublic static class Feature\n{\n    public static bool IsOn => Flags.Composer.IsEnabled();\n}\n")
            .Write("App/App.csproj", UserProject.Console(items: """
                <ProjectReference Include="../Lib/Lib.csproj" />
                <OpenRolloutManifest Include="../Lib/flags.json" Generate="false" />
                """))
            .Write("App/Program.cs", "Console.WriteLine(Lib.Flags.Composer.IsEnabled() && Lib.Feature.IsOn);");

        const string Advice = "warning ROLL3001: 'composer' has been on for everyone since 2026-11-01 (21 days): remove the flag";
        (await user.BuildAsync("App")).Succeeded().Says(
            $"App/Program.cs(1,19): {Advice}", $"Lib/Feature.cs(5,32): {Advice}", $"Lib/flags.json(3,6): {Advice}");
    }

    [Fact]
    public async Task A_reference_through_another_project_gives_the_runtime_and_generates_nothing()
    {
        using var user = Library(Manifests.Good)
            .Write("App/App.csproj", UserProject.ConsoleWithoutPackage("""<ProjectReference Include="../Lib/Lib.csproj" />"""))
            // Not a manifest, only a file with the same name.
            .Write("App/flags.json", "{ \"country\": \"NO\" }")
            .Write("App/Program.cs",
                """
                using OpenFeature;
                using OpenRollout;

                await Api.Instance.SetProviderAsync(new OpenRolloutProvider(Lib.Flags.EmbeddedManifest));
                Console.WriteLine(Lib.Feature.IsOn(employee: true));
                Console.WriteLine(System.Reflection.Assembly.GetExecutingAssembly().GetTypes().Count(type => type.Name.Contains("Flag")));
                """);

        (await user.BuildAsync("App", "-warnaserror")).Succeeded().Says();
        Assert.Equal("True\n0\n", (await user.RunAsync("App")).Succeeded().Output.ReplaceLineEndings("\n"));
        Assert.False(user.Has("App/bin/Debug/net10.0/flags.json"));
    }

    private static Workspace Library(string manifest) => new Workspace()
        .Write("Lib/Lib.csproj", UserProject.Library("<OpenRolloutVisibility>public</OpenRolloutVisibility>"))
        .Write("Lib/flags.json", manifest)
        .Write("Lib/Feature.cs", Feature);
}
