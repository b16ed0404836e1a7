namespace OpenRollout.Package.Tests;

/// <summary>A trimmed, self-contained application.</summary>
public sealed class TrimmedApplicationTests
{
    private const string Manifest =
        """
        {
          "context": { "country": { "type": "string" }, "appVersion": { "type": "semver" } },
          "segments": { "nordic": { "when": { "country": ["NO", "SE"], "appVersion": { "semver": ">=2.0.0" } } } },
          "flags": {
            "on": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [{ "name": "s", "audiences": [{ "segment": "nordic" }] }] } },
            "title": { "flagType": "string", "defaultValue": "plain", "variants": { "plain": "plain", "fancy": "fancy" },
              "rollout": { "serve": "fancy", "stage": "s", "stages": [{ "name": "s", "audiences": [{ "segment": "nordic" }] }] } },
            "size": { "flagType": "integer", "defaultValue": 20 },
            "ratio": { "flagType": "float", "defaultValue": 0.5 },
            "theme": { "flagType": "object", "defaultValue": { "accent": "#2458e6", "radius": 4 } }
          }
        }
        """;

    private const string Program =
        """
        using App;
        using OpenFeature;
        using OpenRollout;

        var manifest = Path.Combine(AppContext.BaseDirectory, "flags.json");
        var provider = await OpenRolloutProvider.LoadAsync(manifest);
        await Api.Instance.SetProviderAsync(provider);
        var ctx = new FlagContext { TargetingKey = "user-1", Country = "NO", AppVersion = "2.1.0" };
        Console.WriteLine($"{Flags.On.IsEnabled(ctx)} {Flags.Title.GetVariant(ctx)} {Flags.Size.GetValue(ctx)} {Flags.Ratio.GetValue(ctx)} {Flags.Theme.GetValue(ctx).Accent}");
        var flags = Flags.Snapshot(ctx);
        Console.WriteLine($"{flags.On} {flags.Size} {flags.Theme.Radius}");
        Console.WriteLine(await Api.Instance.GetClient().GetBooleanValueAsync("on", false, ctx.ToEvaluationContext()));
        Console.WriteLine(provider.Explain("on", ctx.ToEvaluationContext())?.ToString().Contains("country"));

        // Switched off while it runs.
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"on\": {", "\"on\": { \"enabled\": false,"));
        for (var waited = 0; Flags.On.IsEnabled(ctx) && waited < 600; waited++)
        {
            await Task.Delay(50);
        }

        Console.WriteLine(Flags.On.IsEnabled(ctx));
        """;

    [Fact]
    public async Task It_publishes_without_a_warning_evaluates_every_type_and_follows_its_manifest()
    {
        using var user = new Workspace()
            .Write("App/App.csproj", UserProject.Console("<PublishTrimmed>true</PublishTrimmed><SelfContained>true</SelfContained><TrimmerSingleWarn>false</TrimmerSingleWarn><InvariantGlobalization>true</InvariantGlobalization>"))
            .Write("App/flags.json", Manifest)
            .Write("App/Program.cs", Program);

        (await user.DotnetAsync(["publish", "App", "--use-current-runtime", "-o", "published", "-warnaserror", "-v:q", "-nologo", "-tl:off", .. CompilerServer.BuildOptions]))
            .Succeeded().Says();

        var output = (await user.ExecuteAsync(Path.Combine("published", OperatingSystem.IsWindows() ? "App.exe" : "App"))).Succeeded().Output;
        Assert.Equal("True Fancy 20 0.5 #2458e6\nTrue 20 4\nTrue\nTrue\nFalse\n", output.ReplaceLineEndings("\n"));
    }
}
