namespace OpenRollout.Package.Tests;

/// <summary>Follows README from the first command to the published application, with its exact text and only the packages.</summary>
public sealed class NewUserTests
{
    private static readonly string Manifest = Readme.Snippets("Add OpenRollout to a project", "json").Single();

    [Fact]
    public async Task A_new_user_gets_from_the_console_to_a_web_application()
    {
        using var user = new Workspace();
        await RunInConsoleAsync(user);
        await RunInHostAsync(user);
        await RunInWebAsync(user);
    }

    [NativeFact]
    public async Task The_web_application_runs_natively()
    {
        using var user = new Workspace();
        await CreateWebAsync(user);
        await RunNativelyAsync(user);
    }

    private static async Task RunInConsoleAsync(Workspace user)
    {
        await user.FollowAsync("Add OpenRollout to a project");
        user.Write("QuickStart/flags.json", Manifest).Write("QuickStart/Program.cs", Readme.Program("Add OpenRollout to a project", "Swap providers", "Write tests"));
        (await user.BuildAsync("QuickStart", "-warnaserror")).Succeeded().Says();

        // With the in-memory provider, with OpenRollout again, and overridden.
        Assert.EndsWith("True\nFalse\nTrue\n", (await user.RunAsync("QuickStart")).Succeeded().Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static async Task RunInHostAsync(Workspace user)
    {
        (await user.DotnetAsync("new", "console", "-o", "Service")).Succeeded();
        (await user.DotnetAsync("add", "Service", "package", "OpenRollout")).Succeeded();
        (await user.DotnetAsync("add", "Service", "package", "OpenRollout.Hosting")).Succeeded();
        (await user.DotnetAsync("add", "Service", "package", "Microsoft.Extensions.Hosting")).Succeeded();
        // README asks for a worker service.
        user.Write("Service/Service.csproj", user.Read("Service/Service.csproj").Replace("Microsoft.NET.Sdk", "Microsoft.NET.Sdk.Worker", StringComparison.Ordinal));
        user.Write("Service/flags.json", Manifest).Write("Service/Program.cs", Readme.Program("Use a host"));
        (await user.BuildAsync("Service", "-warnaserror")).Succeeded().Says();
        await using var service = new RunningApplication(Path.Combine(user.Folder, "Service/bin/Debug/net10.0/Service.dll"));
        await service.PrintsAsync("Application started");
    }

    private static async Task CreateWebAsync(Workspace user)
    {
        await user.FollowAsync("Use ASP.NET Core");
        user.Write("Web/flags.json", Manifest).Write("Web/Program.cs", Readme.Program("Use ASP.NET Core"));
    }

    private static async Task RunInWebAsync(Workspace user)
    {
        await CreateWebAsync(user);
        (await user.BuildAsync("Web", "-warnaserror")).Succeeded().Says();
        await using var application = new RunningApplication(Path.Combine(user.Folder, "Web/bin/Debug/net10.0/Web.dll"));
        await AnswersAsync(application);
    }

    private static async Task RunNativelyAsync(Workspace user)
    {
        // Without optimizations, which take the linker a third longer and change no warning.
        (await user.DotnetAsync(["publish", "Web", "-c", "Debug", "-p:PublishAot=true", "-p:StripSymbols=false", "--use-current-runtime", "-o", "published", "-warnaserror", "-v:q", "-nologo", "-tl:off", .. CompilerServer.BuildOptions])).Succeeded().Says();
        Assert.False(user.Has("published/Web.dll"));
        await using var application = new RunningApplication(Path.Combine(user.Folder, "published/Web"));
        await AnswersAsync(application);
    }

    private static async Task AnswersAsync(RunningApplication application)
    {
        await application.AnswersAsync("/feed", answer => answer.StartsWith("200 20 posts, ", StringComparison.Ordinal));
        Assert.True(await application.AskAsync("/stories") is "200 Stories!" or "404 ");
    }
}
