namespace OpenRollout.Package.Tests;

/// <summary>A user's tests of code that uses flags.</summary>
public sealed class TestProjectTests
{
    [Fact]
    public async Task A_test_project_overrides_a_flag_of_the_application()
    {
        using var user = new Workspace()
            .Write("App/App.csproj", UserProject.Console(items: """<InternalsVisibleTo Include="App.Tests" />"""))
            .Write("App/flags.json", Manifests.Good)
            .Write("App/Program.cs", "Console.WriteLine(App.Greeting.Text);")
            .Write("App/Greeting.cs",
                """
                namespace App;

                public static class Greeting
                {
                    public static string Text => Flags.Stories.IsEnabled() ? "Stories!" : "Hello.";
                }
                """)
            .Write("App.Tests/App.Tests.csproj",
                """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <OpenRolloutToday>2026-11-22</OpenRolloutToday>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Microsoft.NET.Test.Sdk" Version="17.14.1" />
                    <PackageReference Include="xunit" Version="2.9.3" />
                    <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
                    <ProjectReference Include="../App/App.csproj" />
                  </ItemGroup>
                </Project>
                """)
            .Write("App.Tests/GreetingTests.cs",
                """
                using App;
                using OpenRollout;
                using Xunit;

                public sealed class GreetingTests
                {
                    [Theory]
                    [InlineData(true, "Stories!")]
                    [InlineData(false, "Hello.")]
                    public void Stories_are_told(bool enabled, string text)
                    {
                        using (Flags.Stories.Override(enabled))
                        {
                            Assert.Equal(text, Greeting.Text);
                        }
                    }
                }
                """);

        (await user.BuildAsync("App.Tests", "-warnaserror")).Succeeded().Says();
        var test = (await user.DotnetAsync("test", "App.Tests", "--no-build", "-tl:off")).Succeeded();
        Assert.Contains("Passed:     2", test.Output, StringComparison.Ordinal);
    }
}
