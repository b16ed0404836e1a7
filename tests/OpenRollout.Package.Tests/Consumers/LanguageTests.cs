namespace OpenRollout.Package.Tests;

/// <summary>Projects with an older C# version, or with the strictest analysis.</summary>
public sealed class LanguageTests
{
    [Fact]
    public async Task The_oldest_language_and_the_strictest_settings_build_without_a_warning()
    {
        using var user = User(
            """
            <LangVersion>12</LangVersion>
            <Nullable>disable</Nullable>
            <ImplicitUsings>disable</ImplicitUsings>
            <RootNamespace>Acme.2024.class-Stuff</RootNamespace>
            <OpenRolloutVisibility>public</OpenRolloutVisibility>
            <GenerateDocumentationFile>true</GenerateDocumentationFile>
            <AnalysisMode>All</AnalysisMode>
            <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            """).Write("App/Program.cs", "System.Console.WriteLine(Acme._2024.class_Stuff.Flags.Stories.IsEnabled());\n");
        (await user.BuildAsync("App")).Succeeded().Says();
    }

    [Fact]
    public async Task A_language_version_that_is_too_old_is_one_error()
    {
        using var user = User("<LangVersion>11.0</LangVersion>");
        var build = (await user.BuildAsync("App")).Failed();
        var error = Assert.Single(build.Output.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct());
        Assert.Contains("OpenRollout generates C# 12, but LangVersion is 11.0: set it to 12 or later, or remove it.", error, StringComparison.Ordinal);
    }

    private static Workspace User(string properties) => new Workspace()
        .Write("App/App.csproj", UserProject.Console(properties))
        .Write("App/flags.json", Manifests.Good)
        .Write("App/Program.cs", "System.Console.WriteLine(App.Flags.Stories.IsEnabled());\n");
}
