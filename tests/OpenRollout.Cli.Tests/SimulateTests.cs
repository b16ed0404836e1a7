using System.Text.Json;
using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>Simulations of real and of synthetic users.</summary>
public sealed class SimulateTests
{
    [Fact]
    public async Task Contexts_are_evaluated_at_every_stage()
    {
        using var tool = Tool.WithExample();

        var json = JsonDocument.Parse(await tool.OutputOfAsync("simulate", "stories", "--contexts", "users.ndjson", "--format", "json")).RootElement;

        Assert.Equal(3, json.GetProperty("users").GetInt32());
        Assert.Equal("internal", json.GetProperty("activeStage").GetString());
        Assert.Equal(
            [("internal", 1), ("alpha", 2), ("gradual", 2), ("full", 3)],
            json.GetProperty("stages").EnumerateArray().Select(stage => (stage.GetProperty("stage").GetString(), stage.GetProperty("in").GetInt32())));
    }

    [Fact]
    public async Task CSV_is_read_by_its_header_and_the_types_of_the_manifest()
    {
        using var tool = Tool.WithExample();
        tool.Write("users.csv", "country,targetingKey,age,plan\nNO,\"user,1\",12,pro\nNO,user-7,,free\nSE,user-2,40,free\n");

        var result = await tool.RunAsync("simulate", "stories", "--contexts", "users.csv", "--stage", "full", "--by", "country", "--format", "json");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("no attribute 'plan'", result.Error, StringComparison.Ordinal);
        var groups = JsonDocument.Parse(result.Output).RootElement.GetProperty("groups").EnumerateArray();
        // A minor is excluded.
        Assert.Equal(
            [("NO", 2, 1), ("SE", 1, 1)],
            groups.Select(group => (group.GetProperty("values")[0].GetString(), group.GetProperty("users").GetInt32(), group.GetProperty("stages")[0].GetProperty("in").GetInt32())));
    }

    [Theory]
    [InlineData("age\nold\n", "users.csv(2): 'age' must be a number, not 'old'")]
    [InlineData("agee\n1\n", "did you mean 'age'?")]
    [InlineData("", "must name attributes")]
    public async Task Invalid_CSV_is_refused(string csv, string message)
    {
        using var tool = Tool.WithExample();
        tool.Write("users.csv", csv);

        var result = await tool.RunAsync("simulate", "stories", "--contexts", "users.csv");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_described_population_has_the_described_shares()
    {
        using var tool = Tool.WithExample();

        var json = JsonDocument.Parse(await tool.OutputOfAsync("simulate", "stories", "--population", "population.json", "--users", "20000", "--by", "country", "--format", "json")).RootElement;

        var shares = json.GetProperty("groups").EnumerateArray().ToDictionary(group => group.GetProperty("values")[0].GetString()!, group => group.GetProperty("users").GetInt32() / 20_000.0);
        Assert.Equal(0.20, shares["NO"], 0.02);
        Assert.Equal(0.25, shares["SE"], 0.02);
        Assert.Equal(0.55, shares["DE"], 0.02);
        // 95.6 % are 16 or older: 65 of the 68 years from 13 to 80.
        Assert.Equal(100.0 * 65 / 68, json.GetProperty("stages")[3].GetProperty("share").GetDouble(), 1.0);
    }

    [Fact]
    public async Task The_same_population_gives_the_same_result()
    {
        using var tool = Tool.WithExample();

        var first = await tool.OutputOfAsync("simulate", "stories", "--population", "population.json", "--users", "1000");

        Assert.Equal(first, await tool.OutputOfAsync("simulate", "stories", "--population", "population.json", "--users", "1000"));
    }

    [Theory]
    [InlineData("""{ "attributes": { "contry": { "NO": 1 } } }""", "did you mean 'country'?")]
    [InlineData("""{ "attributes": { "age": { "old": 1 } } }""", "'age' needs a number, not 'old'")]
    [InlineData("""{ "attributes": { "country": { "NO": -1 } } }""", "'country' needs shares")]
    [InlineData("""{ "user": 5 }""", "did you mean 'users'?")]
    [InlineData("""{ "users": 0 }""", "'users' must be a whole number above 0")]
    [InlineData("[", "not valid JSON")]
    public async Task An_invalid_population_is_refused(string population, string message)
    {
        using var tool = Tool.WithExample();
        tool.Write("p.json", population);

        var result = await tool.RunAsync("simulate", "stories", "--population", "p.json");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Variants_are_shown_for_one_stage()
    {
        using var tool = new Tool();
        tool.Write("flags.json", """
            { "flags": { "layout": { "flagType": "string", "defaultValue": "list", "variants": { "list": "list", "grid": "grid", "reel": "reel" },
              "rollout": { "serve": { "split": { "grid": 50, "reel": 50 } }, "stage": "trial", "stages": [ { "name": "trial", "audiences": [ { "percentage": 50 } ] } ] } } } }
            """);

        Assert.Matches(@"users .* trial \(active\) .* grid .* list .* reel", await tool.OutputOfAsync("simulate", "layout", "--users", "1000"));
    }

    [Theory]
    [InlineData("simulate", "stories", "--stage", "gradul")]
    [InlineData("simulate", "stories", "--by", "contry")]
    [InlineData("simulate", "stories", "--contexts", "users.ndjson", "--users", "5")]
    public async Task Wrong_names_and_options_are_refused(params string[] args)
    {
        using var tool = Tool.WithExample();

        Assert.Equal(2, (await tool.RunAsync(args)).ExitCode);
    }
}
