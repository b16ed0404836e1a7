namespace OpenRollout.Package.Tests;

/// <summary>A finished flag is removed from a solution by <c>dotnet format</c>, with the fix of ROLL3101.</summary>
public sealed class FormatRemovalTests
{
    [Fact]
    public async Task One_command_removes_the_flag_from_code_tests_manifest_and_overlays()
    {
        using var circle = new CircleSolution(hasRazor: false);
        Assert.InRange(circle.Uses, 80, 200);
        (await circle.User.DotnetAsync("restore", CircleSolution.Name)).Succeeded();

        (await circle.User.DotnetAsync("format", "analyzers", CircleSolution.Name, "--no-restore", "--diagnostics", "ROLL3101", "--severity", "info")).Succeeded();

        circle.VerifyCode();
        circle.VerifyManifestsLostTheFlag();
        await circle.VerifyItWorksAsync();
    }
}
