using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>The first manifest of a project.</summary>
public sealed class InitTests
{
    [Fact]
    public async Task The_first_manifest_has_no_problems()
    {
        using var tool = new Tool();

        Assert.Contains("dotnet add package OpenRollout", await tool.OutputOfAsync("init"), StringComparison.Ordinal);

        Assert.Equal("flags.json: no problems\n", await tool.OutputOfAsync("check"));
    }

    [Fact]
    public async Task An_existing_manifest_is_kept()
    {
        using var tool = Tool.WithExample();
        var before = tool.Read("flags.json");

        var result = await tool.RunAsync("init");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(before, tool.Read("flags.json"));
    }

    [Theory]
    [InlineData("checkout.flags.json", 0)]
    [InlineData("settings.json", 2)]
    public async Task The_name_must_be_that_of_a_manifest(string name, int exitCode)
    {
        using var tool = new Tool();

        Assert.Equal(exitCode, (await tool.RunAsync("init", name)).ExitCode);
    }
}
