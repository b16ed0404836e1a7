namespace OpenRollout.Package.Tests;

/// <summary>Web applications with ASP.NET Core's request delegate generator, which cannot see generated flags.</summary>
public sealed class AheadOfTimeTests
{
    private const string Generator = "<EnableRequestDelegateGenerator>true</EnableRequestDelegateGenerator>";

    private static readonly string Manifest = Readme.Snippets("Add OpenRollout to a project", "json").Single();

    private static string AspNetCore => $"""<PackageReference Include="OpenRollout.AspNetCore" Version="{Feed.Version}" />""";

    [Fact]
    public async Task The_handlers_of_the_page_work()
    {
        using var user = new Workspace()
            .Write("Web/Web.csproj", UserProject.Web(Generator, AspNetCore))
            .Write("Web/flags.json", Manifest)
            .Write("Web/Program.cs", Readme.ProgramOf("ahead-of-time.md"));
        (await user.BuildAsync("Web", "-warnaserror")).Succeeded().Says();

        await using var application = new RunningApplication(Path.Combine(user.Folder, "Web/bin/Debug/net10.0/Web.dll"));
        await application.AnswersAsync("/feed", answer => answer.StartsWith("200 20 posts, ", StringComparison.Ordinal));
        Assert.Equal("200 20", await application.AskAsync("/size"));
        Assert.Equal("200 20", await application.AskAsync("/text"));
        Assert.StartsWith("200 ", await application.AskAsync("/layout"), StringComparison.Ordinal);
    }

    /// <summary>Without the warning, such handlers compile but fail at startup or send an empty body.</summary>
    [Fact]
    public async Task A_handler_that_the_generator_takes_for_another_one_is_a_warning_beside_what_the_compiler_says()
    {
        using var user = new Workspace()
            .Write("Web/Web.csproj", UserProject.Web(Generator))
            .Write("Web/flags.json", Manifest)
            .Write("Web/Program.cs",
                """
                var app = WebApplication.Create();
                app.MapGet("/a", (HttpContext http) => $"{http.RequestServices.GetRequiredService<FlagsSnapshot>().Feed.PageSize}");
                app.Run();
                """);
        (await user.BuildAsync("Web")).Succeeded().Says(
            "Web/Program.cs(2,18): warning ROLL4009: The request delegate generator cannot see the types that OpenRollout generates; it cannot tell what this handler returns: write 'string' before the parameters");

        user.Write("Web/Program.cs", user.Read("Web/Program.cs").Replace("(HttpContext http) =>", "string (HttpContext http) =>", StringComparison.Ordinal));
        (await user.BuildAsync("Web", "--no-restore")).Succeeded().Says();
    }

    [Fact]
    public async Task Flags_of_a_library_are_seen_in_every_handler_and_public_controllers_need_no_setting()
    {
        using var user = new Workspace()
            .Write("Library/Library.csproj", UserProject.Library("<OpenRolloutVisibility>public</OpenRolloutVisibility>"))
            .Write("Library/flags.json", Manifest)
            .Write("Web/Web.csproj", UserProject.Web(Generator, $"""{AspNetCore}<ProjectReference Include="../Library/Library.csproj" /><OpenRolloutManifest Include="../Library/flags.json" Generate="false" />"""))
            .Write("Web/own.flags.json", Manifests.Good)
            .Write("Web/StoriesController.cs",
                """
                public sealed class StoriesController(OwnFlagsSnapshot flags) : Microsoft.AspNetCore.Mvc.ControllerBase
                {
                    public bool Get() => flags.Stories;
                }
                """)
            .Write("Web/Program.cs",
                """
                using Library;
                using OpenFeature;
                using OpenRollout.AspNetCore;

                var builder = WebApplication.CreateSlimBuilder(args);
                builder.Services.AddOpenFeature(features => features
                    .AddOpenRolloutProvider(o => o.ManifestPath = "flags.json")
                    .AddFlags(Flags.Set, flags => flags.MapContext(http => new FlagContext { TargetingKey = http.GetVisitorId() })));
                var app = builder.Build();
                app.MapGet("/size", (FlagsSnapshot flags) => flags.Feed.PageSize);
                app.MapGet("/text", (HttpContext http) => $"{http.RequestServices.GetRequiredService<FlagsSnapshot>().Feed.PageSize}");
                app.Run();
                """);
        (await user.BuildAsync("Web", "-warnaserror")).Succeeded().Says();

        await using var application = new RunningApplication(Path.Combine(user.Folder, "Web/bin/Debug/net10.0/Web.dll"));
        await application.AnswersAsync("/size", answer => answer == "200 20");
        Assert.Equal("200 20", await application.AskAsync("/text"));
    }
}
