namespace OpenRollout.Package.Tests;

/// <summary>A finished flag is removed from a solution by one command: the installed command line, beside Razor, and <c>dotnet format</c> with the fix of ROLL3101.</summary>
public sealed class SolutionRemovalTests
{
    [Fact]
    public async Task One_command_removes_the_flag_from_code_tests_manifest_and_overlays()
    {
        using var circle = new CircleSolution();
        Assert.InRange(circle.Uses, 80, 200);
        (await circle.User.DotnetAsync("restore", CircleSolution.Name)).Succeeded();

        var removal = (await circle.User.OpenRolloutAsync("remove", "new-composer", CircleSolution.Name)).Succeeded();
        Assert.StartsWith("Remove flag 'new-composer'\n", removal.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        circle.Verify();
        await circle.VerifyItWorksAsync();

        var removed = circle.ReadCode();
        circle.Reset();
        circle.RemoveRazor();
        (await circle.User.DotnetAsync("format", "analyzers", CircleSolution.Name, "--no-restore", "--diagnostics", "ROLL3101", "--severity", "info")).Succeeded();
        // The same code, so it compiles and its tests pass, too.
        Assert.All(circle.ReadCode(), file => Assert.True(removed[file.Key].AsSpan().SequenceEqual(file.Value), file.Key));
    }
}
