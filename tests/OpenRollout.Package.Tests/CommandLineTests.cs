using System.Text.RegularExpressions;

namespace OpenRollout.Package.Tests;

/// <summary>The life of a flag with the installed command line, in a git repository.</summary>
public sealed partial class CommandLineTests
{
    [Fact]
    public async Task A_flag_is_created_rolled_out_reviewed_killed_and_finished()
    {
        using var project = new Workspace();
        project.Write("App.csproj", UserProject.Console()).Write("Program.cs", "System.Console.WriteLine(Flags.NewFeature.Key);").Write(".gitignore", "bin/\nobj/\n");
        async Task<string> RunAsync(params string[] args) => (await project.OpenRolloutAsync(args)).Succeeded().Output;

        await RunAsync("init");
        (await project.BuildAsync("App.csproj")).Succeeded();
        (await project.GitAsync("init", "-q")).Succeeded();
        (await project.GitAsync("add", "-A")).Succeeded();
        (await project.GitAsync("commit", "-q", "-m", "Add the flag")).Succeeded();

        // Each environment gets its overlay with its first stage.
        await RunAsync("advance", "newFeature", "--environment", "Staging");
        await RunAsync("advance", "newFeature", "--environment", "Production");
        var review = await RunAsync("diff", "git:HEAD", "--fail-on", "drop,kill", "--format", "markdown");
        Assert.Contains("#### Production", review, StringComparison.Ordinal);
        Assert.Contains("🟢 join", review, StringComparison.Ordinal);
        Assert.Contains("no problems", await RunAsync("check"), StringComparison.Ordinal);

        var kill = await RunAsync("kill", "newFeature", "--environment", "Production", "--reason", "errors in the log");
        Assert.Contains("off: errors in the log", await RunAsync("status", "--environment", "Production", "--format", "markdown"), StringComparison.Ordinal);
        await RunAsync("withdraw", Id().Match(kill).Value, "--environment", "Production");

        await RunAsync("advance", "newFeature", "--stage", "full", "--environment", "Staging");
        await RunAsync("advance", "newFeature", "--stage", "full", "--environment", "Production");
        var build = await project.BuildAsync("App.csproj", "-p:OpenRolloutToday=2099-01-01");
        Assert.Contains("warning ROLL3001", build.Succeeded().Output, StringComparison.Ordinal);
    }

    [GeneratedRegex("[0-9]{8}-[0-9]{6}-[0-9a-f]{16}")]
    private static partial Regex Id();
}
