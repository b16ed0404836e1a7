using System.Text.Json;
using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>Explanations as a tree and as JSON.</summary>
public sealed class ExplainTests
{
    [Fact]
    public async Task The_tree_has_a_branch_for_each_audience_and_ends_with_the_conclusion()
    {
        using var tool = Tool.WithExample();

        var output = await tool.OutputOfAsync("explain", "stories", "--context", """{ "targetingKey": "prod-771", "age": 51 }""", "--environment", "Production");

        Assert.Equal(
            """
            stories = true (variant on, stage alpha, reason TARGETING_MATCH)
            ├── excluded segments
            │   └── ✗ minors: age lt 16, saw 51 → no
            ├── stage alpha, audience 1
            │   ├── ✓ alpha-testers: targetingKey is one of the keys, saw "prod-771" → yes
            │   └── ✓ 100 % of the audience is in → yes
            └── The user is in: audience 1 of stage alpha includes the user.

            """.ReplaceLineEndings("\n"),
            output);
    }

    [Fact]
    public async Task JSON_has_the_steps()
    {
        using var tool = Tool.WithExample();

        var output = await tool.OutputOfAsync("explain", "stories", "--context", """{ "targetingKey": "user-9" }""", "--environment", "Production", "--format", "json");

        var json = JsonDocument.Parse(output).RootElement;
        Assert.Equal("The user is not in: no audience includes the user.", json.GetProperty("conclusion").GetString());
        Assert.Equal(["Excluded", "Condition", "Condition"], json.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("kind").GetString()));
    }
}
