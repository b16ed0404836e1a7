namespace OpenRollout.Package.Tests;

/// <summary><c>openrollout remove</c> in a solution in which the command cannot change all uses: the user goes from message to message.</summary>
public sealed class RemovalInStepsTests
{
    private const string Component = "@if (Lib.Flags.Composer.IsEnabled())\n{\n    <p>New</p>\n}\n";
    private const string View = "<p>Post</p>\n<flag names=\"composer, other\"><p>New</p></flag>\n";

    private const string Greeting =
        """
        namespace Lib;

        public static class Greeting
        {
            public static string Text()
            {
                if (Flags.Composer.IsEnabled())
                {
                    return "new";
                }

                return "old";
            }
        }

        """;

    private const string Legacy =
        """
        namespace Lib;

        public static class Legacy
        {
        #if NETFRAMEWORK
            public static string Text => Flags.Composer.IsEnabled() ? "new" : "old";
        #endif
            public static string Name => "legacy";
        }

        """;

    [Fact]
    public async Task Each_message_leads_to_the_next_step_until_the_entry_goes()
    {
        using var user = new Workspace()
            .Write("Feed.slnx", """<Solution><Project Path="Lib/Lib.csproj" /><Project Path="Web/Web.csproj" /></Solution>""")
            .Write("Lib/Lib.csproj", UserProject.Library("<TargetFramework /><TargetFrameworks>net8.0;net10.0</TargetFrameworks>"))
            .Write("Lib/Friends.cs", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Web\")]\n")
            .Write("Lib/Greeting.cs", Greeting.ReplaceLineEndings("\r\n"))
            .Write("Lib/Legacy.cs", Legacy)
            .Write("Lib/flags.json", Manifests.Finished)
            .Write("Web/Web.csproj", UserProject.Web(items: $"""
                <PackageReference Include="OpenRollout.AspNetCore" Version="{Feed.Version}" />
                <ProjectReference Include="../Lib/Lib.csproj" />
                <OpenRolloutManifest Include="../Lib/flags.json" Generate="false" />
                """))
            .Write("Web/flags.json", Manifests.Finished)
            .Write("Web/Program.cs", "var app = WebApplication.CreateBuilder(args).Build();\napp.MapGet(\"/\", () => Lib.Greeting.Text());\napp.Run();\n")
            .Write("Web/Components/Hello.razor", Component)
            .Write("Web/Views/_ViewImports.cshtml", "@addTagHelper *, OpenRollout.AspNetCore\n")
            .Write("Web/Views/Post.cshtml", View);

        var early = (await user.OpenRolloutAsync("remove", "composer", "Feed.slnx")).Failed();
        Assert.Equal(2, early.ExitCode);
        Assert.Contains("run 'dotnet restore Feed.slnx'", early.Output, StringComparison.Ordinal);
        (await user.DotnetAsync("restore", "Feed.slnx")).Succeeded();

        var several = (await user.OpenRolloutAsync("remove", "composer", "Feed.slnx")).Failed();
        Assert.Equal(2, several.ExitCode);
        Assert.Equal("several manifests have the flag 'composer'; choose one of them:\n  --manifest Lib/flags.json\n  --manifest Web/flags.json\n", several.Output.ReplaceLineEndings("\n"));

        var left = (await user.OpenRolloutAsync("remove", "composer", "Feed.slnx", "--manifest", "Lib/flags.json")).Failed();
        Assert.True(left.ExitCode == 1, left.Output);
        Assert.Contains("- Lib/Legacy.cs(6,", left.Output, StringComparison.Ordinal);
        Assert.Contains("- Web/Components/Hello.razor(1,16): ", left.Output, StringComparison.Ordinal);
        Assert.Contains("- Web/Views/Post.cshtml(2,", left.Output, StringComparison.Ordinal);
        var removed = Greeting.Replace("        if (Flags.Composer.IsEnabled())\n        {\n            return \"new\";\n        }\n\n        return \"old\";\n", "        return \"new\";\n", StringComparison.Ordinal);
        Assert.Equal(removed.ReplaceLineEndings("\r\n"), user.Read("Lib/Greeting.cs"));
        Assert.Equal(Legacy, user.Read("Lib/Legacy.cs"));
        Assert.Equal(Component, user.Read("Web/Components/Hello.razor"));
        Assert.Equal(View, user.Read("Web/Views/Post.cshtml"));
        Assert.All(["Lib/flags.json", "Web/flags.json"], name => Assert.Equal(Manifests.Finished, user.Read(name)));

        user.Write("Lib/Legacy.cs", "namespace Lib;\n\npublic static class Legacy;\n").Write("Web/Components/Hello.razor", "<p>New</p>\n").Write("Web/Views/Post.cshtml", "<p>Post</p>\n<p>New</p>\n");
        var rest = (await user.OpenRolloutAsync("remove", "--all-finished", "Feed.slnx")).Succeeded();
        Assert.StartsWith("Remove 2 flags\n", rest.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.All(["Lib/flags.json", "Web/flags.json"], name => Assert.DoesNotContain("composer", user.Read(name), StringComparison.Ordinal));
    }
}
