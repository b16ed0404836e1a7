using System.CommandLine;
using OpenRollout.Cli.Decisions;
using OpenRollout.Cli.Removing;
using OpenRollout.Cli.Tests.Harness;
using OpenRollout.Manifest;

namespace OpenRollout.Cli.Tests;

/// <summary>The decisions in force that contradict the manifest when a flag is removed.</summary>
public sealed class StoredOutcomesTests
{
    [Fact]
    public async Task A_decision_counts_in_its_environment_and_for_its_flag()
    {
        using var tool = Tool.WithExample();
        Assert.Empty(Decide(tool, "stories"));
        await tool.RunAsync("kill", "stories", "--environment", "Production", "--reason", "slow");

        var decided = Assert.Single(Decide(tool, "stories"));
        Assert.Equal("Production", decided.Environment);
        Assert.False(decided.Flag.IsEnabled);
        Assert.Matches("^decision [a-z0-9-]+ by maria$", decided.Decision);
        Assert.Empty(Decide(tool, "chat.reactions"));
    }

    [Fact]
    public async Task A_decision_that_is_withdrawn_does_not_count()
    {
        using var tool = Tool.WithExample();
        var kill = System.Text.Json.JsonDocument.Parse(await tool.OutputOfAsync("kill", "stories", "--format", "json", "--environment", "Production")).RootElement;
        await tool.OutputOfAsync("withdraw", kill.GetProperty("id").GetString()!, "--environment", "Production");
        Assert.Empty(Decide(tool, "stories"));
    }

    private static IReadOnlyList<OpenRollout.Removal.Outcomes.DecidedFlag> Decide(Tool tool, string key)
    {
        var host = MemoryOrigin.Silent with { Folder = tool.Folder };
        var command = new Command("remove");
        var store = new StoreOption(command, host);
        var path = Path.Combine(tool.Folder, "flags.json");
        var flag = ManifestReader.Read(File.ReadAllBytes(path), path).Manifest!.FindFlag(key)!;
        return new StoredOutcomes(store, command.Parse([]), host).Decide(path, flag);
    }
}
