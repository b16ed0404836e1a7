namespace OpenRollout.Package.Tests;

/// <summary><c>openrollout remove</c>, as it is installed, on the compiler of this SDK.</summary>
public sealed class RemoveTests
{
    private const string Component = "@if (Lib.Flags.Composer.IsEnabled())\n{\n    <p>New</p>\n}\n";

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

    [Fact]
    public async Task A_flag_is_removed_beside_Razor_whose_use_is_left_and_keeps_the_entry()
    {
        using var user = new Workspace()
            .Write("Feed.slnx", """<Solution><Project Path="Lib/Lib.csproj" /><Project Path="Web/Web.csproj" /></Solution>""")
            .Write("Lib/Lib.csproj", UserProject.Library("<TargetFramework /><TargetFrameworks>net8.0;net10.0</TargetFrameworks>"))
            .Write("Lib/Friends.cs", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Web\")]\n")
            .Write("Lib/Greeting.cs", Greeting.ReplaceLineEndings("\r\n"))
            .Write("Lib/flags.json", Manifests.Finished)
            .Write("Web/Web.csproj", UserProject.Web(items: """
                <ProjectReference Include="../Lib/Lib.csproj" />
                <OpenRolloutManifest Include="../Lib/flags.json" Generate="false" />
                """))
            .Write("Web/Program.cs", "var app = WebApplication.CreateBuilder(args).Build();\napp.MapGet(\"/\", () => Lib.Greeting.Text());\napp.Run();\n")
            .Write("Web/Components/Hello.razor", Component);
        (await user.DotnetAsync("tool", "install", "OpenRollout.Cli", "--version", Feed.Version, "--tool-path", "tools")).Succeeded();

        var early = (await user.ExecuteAsync("tools/openrollout", "remove", "composer", "Feed.slnx")).Failed();
        Assert.Equal(2, early.ExitCode);
        Assert.Contains("run 'dotnet restore Feed.slnx'", early.Output, StringComparison.Ordinal);
        (await user.DotnetAsync("restore", "Feed.slnx")).Succeeded();

        var left = (await user.ExecuteAsync("tools/openrollout", "remove", "composer", "Feed.slnx")).Failed();
        Assert.True(left.ExitCode == 1, left.Output);
        Assert.Contains("- Web/Components/Hello.razor(1,16): ", left.Output, StringComparison.Ordinal);
        var removed = Greeting.Replace("        if (Flags.Composer.IsEnabled())\n        {\n            return \"new\";\n        }\n\n        return \"old\";\n", "        return \"new\";\n", StringComparison.Ordinal);
        Assert.Equal(removed.ReplaceLineEndings("\r\n"), user.Read("Lib/Greeting.cs"));
        Assert.Equal(Manifests.Finished, user.Read("Lib/flags.json"));
        Assert.Equal(Component, user.Read("Web/Components/Hello.razor"));

        user.Write("Web/Components/Hello.razor", "<p>New</p>\n");
        var rest = (await user.ExecuteAsync("tools/openrollout", "remove", "--all-finished", "Feed.slnx")).Succeeded();
        Assert.Contains("Remove flag 'composer'\n", rest.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("composer", user.Read("Lib/flags.json"), StringComparison.Ordinal);
    }
}
