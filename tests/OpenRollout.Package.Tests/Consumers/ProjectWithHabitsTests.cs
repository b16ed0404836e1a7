namespace OpenRollout.Package.Tests;

/// <summary>Projects with unusual names, layouts, JSON items and line breaks in metadata.</summary>
public sealed class ProjectWithHabitsTests
{
    private const string Manifest =
        """
        {
          "$schema": "./obj/openrollout.schema.json",
          "environments": ["Staging", "Production"],
          "segments": { "alpha": { "keysFrom": "cohorts/alpha.txt" }, "beta": { "keysFrom": "cohorts/beta.csv" }, "later": { "keysFrom": "cohorts/missing.txt" } },
          "flags": {
            "stories": {
              "flagType": "boolean",
              "defaultValue": false,
              "lifecycle": { "kind": "release", "owner": "team-stories", "created": "2026-11-01", "removeBy": "2027-03-01" },
              "rollout": {
                "stage": "alpha",
                "stages": [{ "name": "alpha", "since": "2026-11-10", "audiences": [{ "segment": "alpha" }, { "segment": "beta" }, { "segment": "later" }] }]
              }
            }
          }
        }
        """;

    private const string Program =
        """
        using OpenFeature;
        using OpenRollout;

        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "cohorts/missing.txt"), "user-3\n");
        await Api.Instance.SetProviderAsync("eu", await OpenRolloutProvider.LoadAsync(Path.Combine(AppContext.BaseDirectory, "flags.json")));
        await Api.Instance.SetProviderAsync("store", new OpenRolloutProvider(Store.EmbeddedManifest));
        Console.WriteLine(Flags.Stories.IsEnabled(new FlagContext { TargetingKey = "user-1" }));
        Console.WriteLine(Flags.Stories.IsEnabled(new FlagContext { TargetingKey = "user-2" }));
        Console.WriteLine(Store.Stories.IsEnabled(new StoreContext { Employee = true }));
        Console.WriteLine(typeof(Flags).Namespace + " " + typeof(Store).Namespace);
        Console.WriteLine($"{Flags.EmbeddedLayers("staging").Overlay?.Length} {Store.EmbeddedLayers("Live").Overlay?.Length} {Store.EmbeddedLayers("Staging").Overlay?.Length}");
        """;

    /// <summary>The overlay of an environment, with its own file of keys.</summary>
    private static string OverlayOf(string cohort) => $$"""{ "segments": { "alpha": { "keysFrom": "cohorts/{{cohort}}" } } }""";

    [Fact]
    public async Task Its_flags_are_what_it_asks_for_and_files_of_keys_go_with_the_manifest()
    {
        using var user = new Workspace()
            .Write("C# Code/My.C#.App/My.C#.App.csproj", UserProject.Console(
                """
                <OpenRolloutDomain>
                  eu
                </OpenRolloutDomain>
                <NoWarn>$(NoWarn);ROLL1008</NoWarn>
                <OpenRolloutEmbedOverlays>
                  true
                </OpenRolloutEmbedOverlays>
                """,
                """
                <OpenRolloutManifest Update="shop.flags.json" ClassName="Store">
                  <Namespace>
                    Acme.Shop
                  </Namespace>
                  <Domain>
                    store
                  </Domain>
                </OpenRolloutManifest>
                <OpenRolloutOverlay Include="environments/live.json">
                  <Manifest>
                    shop.flags.json
                  </Manifest>
                  <Environment> Live </Environment>
                </OpenRolloutOverlay>
                <OpenRolloutOverlay Remove="flags.old.json" />
                """))
            // Evaluated after the package's targets.
            .Write("Directory.Build.targets", "<Project><ItemGroup><AdditionalFiles Include=\"*.json\" /></ItemGroup></Project>")
            .Write("C# Code/My.C#.App/flags.json", Manifest)
            .Write("C# Code/My.C#.App/flags.Staging.json", OverlayOf("staging.txt"))
            .Write("C# Code/My.C#.App/flags.Production.json", OverlayOf("alpha.txt"))
            .Write("C# Code/My.C#.App/flags.old.json", "not an overlay")
            .Write("C# Code/My.C#.App/cohorts/staging.txt", "user-9\n")
            .Write("C# Code/My.C#.App/shop.flags.json", Manifests.WithEnvironments.Replace("\"Staging\", \"Production\"", "\"Live\"", StringComparison.Ordinal))
            .Write("C# Code/My.C#.App/environments/live.json", Manifests.Overlay)
            .Write("C# Code/My.C#.App/settings.json", "{}")
            .Write("C# Code/My.C#.App/cohorts/alpha.txt", "user-1\n")
            .Write("C# Code/My.C#.App/cohorts/beta.csv", "user-2\n")
            .Write("C# Code/My.C#.App/Program.cs", Program);
        (await user.BuildAsync("C# Code/My.C#.App", "-warnaserror")).Succeeded().Says();

        Assert.Equal($"True\nTrue\nTrue\nMy.C_.App Acme.Shop\n{OverlayOf("staging.txt").Length} {Manifests.Overlay.Length} \n", (await user.RunAsync("C# Code/My.C#.App")).Succeeded().Output.ReplaceLineEndings("\n"));
        Assert.True(user.Has("C# Code/My.C#.App/obj/openrollout.schema.json"));
        Assert.True(user.Has("C# Code/My.C#.App/obj/openrollout.overlay.schema.json"));
        Assert.Equal(Manifests.Overlay, user.Read("C# Code/My.C#.App/bin/Debug/net10.0/shop.flags.Live.json"));

        (await user.DotnetAsync("publish", "C# Code/My.C#.App", "--no-build", "-c", "Debug", "-o", "published")).Succeeded();
        Assert.Equal("user-1\n", user.Read("published/cohorts/alpha.txt"));
        Assert.Equal("user-2\n", user.Read("published/cohorts/beta.csv"));
        Assert.Equal("user-9\n", user.Read("published/cohorts/staging.txt"));
        Assert.Equal(OverlayOf("staging.txt"), user.Read("published/flags.Staging.json"));
        Assert.False(user.Has("published/flags.old.json"));
        Assert.False(user.Has("published/settings.json"));
    }

    [Fact]
    public async Task A_web_project_publishes_files_of_keys_and_a_missing_one_is_a_warning()
    {
        using var user = new Workspace()
            .Write("Shared/flags.json", Manifest)
            .Write("Shared/cohorts/alpha.txt", "user-1\n")
            .Write("Shared/cohorts/beta.csv", "user-2\n")
            .Write("Shared/flags.Staging.json", OverlayOf("staging.txt"))
            .Write("Shared/flags.Production.json", OverlayOf("alpha.txt"))
            .Write("Shared/cohorts/staging.txt", "user-9\n")
            .Write("Web/Web.csproj", UserProject.Web(items: """<OpenRolloutManifest Include="../Shared/flags.json" Link="config/flags.json" />"""))
            .Write("Web/Program.cs", "WebApplication.Create(args);");
        (await user.BuildAsync("Web")).Succeeded().Says(
            "Shared/flags.json : warning ROLL1008: the file 'cohorts/missing.txt', which 'keysFrom' names, does not exist and is not copied to the output; without it, the application rejects the manifest. Create the file, or add ROLL1008 to NoWarn if it is deployed in another way");

        Assert.Equal("user-1\n", user.Read("Web/bin/Debug/net10.0/config/cohorts/alpha.txt"));
        (await user.DotnetAsync("publish", "Web", "--no-build", "-c", "Debug", "-o", "published", "-p:NoWarn=ROLL1008", "-p:OpenRolloutPublishEnvironments=Production")).Succeeded();
        Assert.Equal("user-1\n", user.Read("published/config/cohorts/alpha.txt"));
        Assert.True(user.Has("published/config/flags.json"));
        Assert.Equal(OverlayOf("alpha.txt"), user.Read("published/config/flags.Production.json"));
        // The identifiers of another environment's testers are not published.
        Assert.True(user.Has("Web/bin/Debug/net10.0/config/flags.Staging.json"));
        Assert.True(user.Has("Web/bin/Debug/net10.0/config/cohorts/staging.txt"));
        Assert.False(user.Has("published/config/flags.Staging.json"));
        Assert.False(user.Has("published/config/cohorts/staging.txt"));
    }
}
