using System.Text.Json;

namespace OpenRollout.Package.Tests;

/// <summary>Applications of new users: a package reference, a manifest and a flag.</summary>
public sealed class ApplicationTests
{
    [Fact]
    public async Task A_console_application_builds_without_a_warning_and_follows_the_copied_manifest()
    {
        using var user = new Workspace()
            .Write("App/App.csproj", UserProject.Console())
            .Write("App/flags.json", Manifests.Good)
            .Write("App/Program.cs",
                """
                using App;
                using OpenFeature;
                using OpenRollout;

                await Api.Instance.SetProviderAsync(await OpenRolloutProvider.LoadAsync(Path.Combine(AppContext.BaseDirectory, "flags.json")));
                Console.WriteLine(Flags.Stories.IsEnabled(new FlagContext { TargetingKey = "user-1", Employee = true }));
                Console.WriteLine(Flags.Stories.IsEnabled(new FlagContext { TargetingKey = "user-1", Employee = false }));
                """);

        (await user.BuildAsync("App", "-warnaserror")).Succeeded().Says();
        Assert.Equal("True\nFalse\n", (await user.RunAsync("App")).Succeeded().Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_web_application_builds_without_a_warning_and_copies_the_manifest_and_its_overlays_once()
    {
        using var user = new Workspace()
            .Write("Web/Web.csproj", UserProject.Web())
            .Write("Web/flags.json", Manifests.WithEnvironments)
            .Write("Web/flags.Staging.json", Manifests.Overlay)
            .Write("Web/flags.Production.json", Manifests.Overlay)
            .Write("Web/Program.cs",
                """
                using OpenFeature;
                using OpenRollout;
                using Web;

                await Api.Instance.SetProviderAsync(new OpenRolloutProvider(Flags.EmbeddedManifest));
                var app = WebApplication.CreateBuilder(args).Build();
                app.MapGet("/stories", (string user, bool employee)
                    => Flags.Stories.IsEnabled(new FlagContext { TargetingKey = user, Employee = employee }) ? Results.Ok("Stories!") : Results.NotFound());
                app.Urls.Add("http://127.0.0.1:0");
                await app.StartAsync();
                using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
                Console.WriteLine((await client.GetAsync("/stories?user=user-1&employee=true")).StatusCode);
                Console.WriteLine((await client.GetAsync("/stories?user=user-1&employee=false")).StatusCode);
                await app.StopAsync();
                """)
            .Write("Web/appsettings.json", """{ "Logging": { "LogLevel": { "Default": "None" } } }""");

        (await user.BuildAsync("Web", "-warnaserror")).Succeeded().Says();
        Assert.Equal("OK\nNotFound\n", (await user.RunAsync("Web")).Succeeded().Output.ReplaceLineEndings("\n"));

        Assert.Equal(Manifests.Overlay, user.Read("Web/bin/Debug/net10.0/flags.Staging.json"));
        Assert.Equal(Manifests.Overlay, user.Read("Web/bin/Debug/net10.0/flags.Production.json"));
        (await user.DotnetAsync("publish", "Web", "--no-build", "-c", "Debug", "-o", "published", "-p:OpenRolloutPublishEnvironments=production")).Succeeded();
        Assert.Equal(Manifests.WithEnvironments, user.Read("published/flags.json"));
        Assert.Equal(Manifests.Overlay, user.Read("published/flags.Production.json"));
        Assert.False(user.Has("published/flags.Staging.json"));

        // The SDK publishes *.json; the limit also holds if the project copies its manifests itself.
        var content = (await user.DotnetAsync(
            "msbuild", "Web", "-t:LimitPublishedOpenRolloutOverlays", "-p:OpenRolloutCopyManifests=false", "-p:OpenRolloutPublishEnvironments=Production", "-getItem:Content")).Succeeded();
        using var items = JsonDocument.Parse(content.Output);
        Assert.Equal(
            ["appsettings.json PreserveNewest", "flags.Production.json PreserveNewest", "flags.Staging.json Never", "flags.json PreserveNewest"],
            items.RootElement.GetProperty("Items").GetProperty("Content").EnumerateArray()
                .Select(item => $"{item.GetProperty("Identity")} {item.GetProperty("CopyToPublishDirectory")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_manifests_of_one_project_give_two_classes()
    {
        using var user = new Workspace()
            .Write("App/App.csproj", UserProject.Console())
            .Write("App/flags.json", Manifests.Good)
            .Write("App/checkout.flags.json", Manifests.Good.Replace("stories", "express-pay", StringComparison.Ordinal))
            .Write("App/Program.cs",
                """
                using App;
                using OpenFeature;
                using OpenRollout;

                await Api.Instance.SetProviderAsync(new OpenRolloutProvider(Flags.EmbeddedManifest));
                await Api.Instance.SetProviderAsync("checkout", new OpenRolloutProvider(CheckoutFlags.EmbeddedManifest));
                Console.WriteLine(Flags.Stories.IsEnabled(new FlagContext { Employee = true }));
                Console.WriteLine(CheckoutFlags.ExpressPay.IsEnabled(new CheckoutFlagContext { Employee = true }));
                """);

        (await user.BuildAsync("App", "-warnaserror")).Succeeded().Says();
        Assert.Equal("True\nTrue\n", (await user.RunAsync("App")).Succeeded().Output.ReplaceLineEndings("\n"));
        Assert.True(user.Has("App/bin/Debug/net10.0/flags.json"));
        Assert.True(user.Has("App/bin/Debug/net10.0/checkout.flags.json"));
    }

    [Fact]
    public async Task A_project_without_a_manifest_builds_as_if_nothing_were_there()
    {
        using var user = new Workspace()
            .Write("App/App.csproj", UserProject.Console())
            .Write("App/Program.cs", "Console.WriteLine(typeof(OpenRollout.OpenRolloutProvider).Name);");

        (await user.BuildAsync("App", "-warnaserror")).Succeeded().Says();
        Assert.Equal("OpenRolloutProvider\n", (await user.RunAsync("App")).Succeeded().Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task An_older_SDK_is_one_error()
    {
        using var user = new Workspace()
            .Write("App/App.csproj", UserProject.Console())
            .Write("App/flags.json", Manifests.Good)
            .Write("App/Program.cs", "Console.WriteLine();");

        var build = (await user.BuildAsync("App", "-p:NETCoreSdkVersion=8.0.400")).Failed();
        Assert.Contains("error : OpenRollout requires .NET SDK 9.0.300 or later, but this build uses SDK 8.0.400: update the SDK.", build.Output, StringComparison.Ordinal);
    }
}
