namespace OpenRollout.Package.Tests;

/// <summary>
/// The web application of the page about environments, with its exact manifest, overlays and code, and two additions: a flag that is
/// finished in Production only, and endpoints that make decisions. It is built once for all tests of a class.
/// </summary>
public sealed class EnvironmentApplication : IAsyncLifetime, IDisposable
{
    private const string Page = "environments.md";
    private const string Section = "Give each environment its stage";
    private const string Output = "Web/bin/Debug/net10.0";

    /// <summary>On for everyone in the manifest, which Production serves, and still in progress in Staging.</summary>
    private const string Composer =
        """
        "composer": {
              "flagType": "boolean",
              "defaultValue": false,
              "lifecycle": { "kind": "release", "owner": "team-feed", "created": "2026-09-01", "removeBy": "2027-03-01" },
              "rollout": {
                "stage": "full",
                "stages": [
                  { "name": "internal", "audiences": [{ "when": { "employee": true } }] },
                  { "name": "full", "since": "2026-11-01", "audiences": [{ "percentage": 100 }] }
                ]
              }
            },
        """;

    private const string ComposerInStaging =
        """
        "composer": { "rollout": { "stage": "internal" } },
        """;

    private const string Endpoints =
        """
        app.MapGet("/composer", () => Flags.Composer.IsEnabled());
        app.MapGet("/stop", async (OpenRolloutProvider provider, string? salt) =>
        {
            var decision = RolloutDecision.SwitchOff(Flags.Stories.Key, by: "ada", reason: "uploads fail") with { Salt = salt };
            await provider.DecideAsync(decision);
            return decision.Id;
        });
        app.MapGet("/resume", async (OpenRolloutProvider provider, string id) => await provider.WithdrawAsync(id, by: "ada", reason: "uploads work again"));
        app.Run();
        """;

    private readonly Workspace _user = new();
    private int _deployments;

    /// <summary>Gets the result of the first build.</summary>
    internal CommandResult? FirstBuild { get; private set; }

    /// <summary>Gets the manifest.</summary>
    internal static string Manifest => Add(Composer, Readme.Snippets(Section, "json", Page).First());

    /// <summary>Gets the overlay of Development.</summary>
    internal static string Development => Readme.Snippets(Section, "json", Page).ElementAt(1);

    /// <summary>Gets the overlay of Staging.</summary>
    internal static string Staging => Add(ComposerInStaging, Readme.Snippets(Section, "json", Page).ElementAt(2));

    public async Task InitializeAsync()
    {
        await _user.FollowAsync("Use ASP.NET Core");
        var code = Readme.Snippets(Section, "csharp", Page).Single();
        Assert.EndsWith("\napp.Run();", code, StringComparison.Ordinal);
        _user.Write("Web/Program.cs", "using OpenRollout;\n" + code.Replace("\napp.Run();", "\n" + Endpoints, StringComparison.Ordinal));
        FirstBuild = await BuildAsync(("flags.json", Manifest), ("flags.Development.json", Development), ("flags.Staging.json", Staging));
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _user.Dispose();

    /// <summary>Builds the project with these manifests and overlays and no others.</summary>
    internal Task<CommandResult> BuildAsync(params (string Name, string Text)[] files)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(_user.Folder, "Web"), "flags*.json"))
        {
            File.Delete(file);
        }

        foreach (var (name, text) in files)
        {
            _user.Write($"Web/{name}", text);
        }

        return _user.BuildAsync("Web", "-warnaserror", "-p:OpenRolloutToday=2026-11-26", "-p:OpenRolloutEnvironments=Production");
    }

    /// <summary>Copies the output of the first build to a new folder, as a deployment does.</summary>
    /// <returns>The path of the new folder.</returns>
    internal string Deploy()
    {
        var target = Directory.CreateDirectory(Path.Combine(_user.Folder, $"deployment-{Interlocked.Increment(ref _deployments)}")).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(_user.Folder, Output)))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }

        return target;
    }

    /// <summary>Starts a deployed application in an environment.</summary>
    internal static RunningApplication Start(string deployment, string environment, params (string Name, string Value)[] settings)
        => new(Path.Combine(deployment, "Web.dll"), [.. settings, ("ASPNETCORE_ENVIRONMENT", environment)]);

    /// <summary>Adds a flag before the others.</summary>
    private static string Add(string flag, string text) => text.Replace("\"stories\": {", $"{flag}\n    \"stories\": {{", StringComparison.Ordinal);
}
