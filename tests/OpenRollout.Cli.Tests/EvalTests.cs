using System.Text;
using System.Text.Json;
using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>Evaluation of one context and of many.</summary>
public sealed class EvalTests
{
    [Fact]
    public async Task The_result_has_value_variant_reason_and_stage()
    {
        using var tool = Tool.WithExample();

        var output = await tool.OutputOfAsync("eval", "stories", "--context", """{ "targetingKey": "prod-771" }""", "--environment", "Production");

        Assert.Equal("value    true\nvariant  on\nreason   TARGETING_MATCH\nstage    alpha\n", output);
    }

    [Fact]
    public async Task JSON_has_the_same()
    {
        using var tool = Tool.WithExample();

        var output = await tool.OutputOfAsync("eval", "stories", "--context", """{ "employee": true }""", "--format", "json");

        var json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(("stories", true, "on", "TARGETING_MATCH", "internal"), (json.GetProperty("flag").GetString(), json.GetProperty("value").GetBoolean(), json.GetProperty("variant").GetString(), json.GetProperty("reason").GetString(), json.GetProperty("stage").GetString()));
    }

    [Fact]
    public async Task A_missing_targeting_key_is_an_error_of_the_evaluation()
    {
        using var tool = Tool.WithExample();
        tool.Replace("flags.json", "\"stage\": \"internal\"", "\"stage\": \"gradual\"");

        Assert.Contains("TARGETING_KEY_MISSING: 'stories' uses a percentage rollout", await tool.OutputOfAsync("eval", "stories"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_context_can_be_a_file()
    {
        using var tool = Tool.WithExample();
        tool.Write("user.json", """{ "employee": true }""");

        Assert.Contains("value    true", await tool.OutputOfAsync("eval", "stories", "--context", "user.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "emploee": true }""", "did you mean 'employee'?")]
    [InlineData("""{ "employee": tru }""", "not valid JSON")]
    [InlineData("""{ "employee": true } x""", "not valid JSON")]
    [InlineData("missing.json", "does not exist")]
    public async Task A_context_that_cannot_be_read_is_refused(string context, string message)
    {
        using var tool = Tool.WithExample();

        var result = await tool.RunAsync("eval", "stories", "--context", context);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_is_evaluated_at_the_given_time()
    {
        using var tool = new Tool();
        tool.Write("flags.json", """
            { "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [
              { "name": "later", "startsAt": "2026-12-01T00:00:00Z", "audiences": [{ "percentage": 100 }] } ] } } } }
            """);

        Assert.Contains("value    false", await tool.OutputOfAsync("eval", "f"), StringComparison.Ordinal);
        Assert.Contains("value    true", await tool.OutputOfAsync("eval", "f", "--at", "2026-12-01"), StringComparison.Ordinal);
        Assert.Contains("value    false", await tool.OutputOfAsync("eval", "f", "--at", "2026-11-30T23:59:59Z"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_gives_one_result_for_each_context_in_order()
    {
        using var tool = Tool.WithExample();

        var lines = (await tool.OutputOfAsync("eval", "stories", "--batch", "users.ndjson", "--environment", "Production")).TrimEnd().Split('\n');

        Assert.Equal(
            [
                """{"targetingKey":"user-1","flag":"stories","value":false,"variant":"off","reason":"DEFAULT"}""",
                """{"targetingKey":"prod-771","flag":"stories","value":true,"variant":"on","reason":"TARGETING_MATCH","stage":"alpha"}""",
                """{"targetingKey":"user-3","flag":"stories","value":true,"variant":"on","reason":"TARGETING_MATCH","stage":"internal"}""",
            ],
            lines);
    }

    [Fact]
    public async Task A_batch_reads_the_standard_input_and_notes_unknown_attributes_once()
    {
        using var tool = Tool.WithExample();
        tool.Input = "\uFEFF{ \"emploee\": true }\r\n\r\n{ \"emploee\": true }";

        var result = await tool.RunAsync("eval", "stories", "--batch", "-");

        Assert.Equal(2, result.Output.Count(character => character == '\n'));
        Assert.Equal("note: the manifest declares no attribute 'emploee'; did you mean 'employee'?; conditions ignore it\n", result.Error);
    }

    [Fact]
    public async Task An_invalid_line_ends_a_batch_with_its_number_after_the_results_before_it()
    {
        using var tool = Tool.WithExample();
        tool.Input = "{}\n{}\n{ \"employee\": }\n{}\n";

        var result = await tool.RunAsync("eval", "stories", "--batch", "-");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("standard input(3): not valid JSON", result.Error, StringComparison.Ordinal);
        Assert.Equal(2, result.Output.Count(character => character == '\n'));
    }

    [Fact]
    public async Task Lines_longer_than_the_buffer_are_read()
    {
        using var tool = Tool.WithExample();
        var text = new StringBuilder();
        for (var index = 0; index < 50; index++)
        {
            text.Append($$"""{ "targetingKey": "user-{{index}}", "country": "{{new string('x', index * 10_000)}}" }""").Append('\n');
        }

        tool.Input = text.ToString();

        var lines = (await tool.OutputOfAsync("eval", "stories", "--batch", "-")).TrimEnd().Split('\n');

        Assert.Equal(Enumerable.Range(0, 50).Select(index => $"user-{index}"), lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("targetingKey").GetString()));
    }
}
