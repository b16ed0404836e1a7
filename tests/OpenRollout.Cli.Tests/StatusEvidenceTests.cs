using System.Text;
using System.Text.Json;
using OpenRollout.Cli.Tests.Harness;
using OpenRollout.Manifest;

namespace OpenRollout.Cli.Tests;

/// <summary>The evidence of guardrails in the status, from the state folder of an application.</summary>
public sealed class StatusEvidenceTests
{
    private const string Manifest = """
        { "environments": ["Production"],
          "guardrails": { "checkout-errors": { "event": "checkout.failed" }, "server-errors": { "event": "http.server.error" } },
          "flags": {
            "stories": { "flagType": "boolean", "defaultValue": false, "rollout": {
              "stage": "half", "stages": [{ "name": "half", "audiences": [{ "percentage": 50 }] }],
              "salt": "stories-1", "watch": { "guardrails": ["checkout-errors", "server-errors"] } } },
            "reels": { "flagType": "boolean", "defaultValue": false } } }
        """;

    private const string Overlay = """{ "environment": "Production" }""";

    [Fact]
    public async Task The_table_shows_the_meter_and_the_users()
    {
        using var tool = await CountAsync(treated: 3, control: 1);

        var output = await tool.OutputOfAsync("status", "--state", "state", "--environment", "Production");

        Assert.Matches(@"stories │ Production +│ checkout-errors │ watching │ [█░]{10}┃░░ [0-9]+ %", output);
        Assert.Contains("3 users with the feature and 1", output, StringComparison.Ordinal);
        Assert.Matches(@"server-errors +│ watching │ ░{10}┃░░ 0 %", output);
        Assert.DoesNotContain("undo:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_shown_with_the_command_that_withdraws_it()
    {
        using var tool = await CountAsync(treated: 30, control: 0);

        var output = await tool.OutputOfAsync("status", "--state", "state", "--environment", "Production");
        var undo = output.Split('\n').Single(line => line.StartsWith("undo:  openrollout withdraw guardrail-", StringComparison.Ordinal));

        Assert.Matches(@"checkout-errors │ decided  │ ██████████┃░░ 1[0-9]{2} %", output);
        Assert.Contains("'checkout-errors' switched stories off in Production on 20", output, StringComparison.Ordinal);
        Assert.EndsWith(" --store state/decisions --environment Production", undo, StringComparison.Ordinal);
        Assert.Matches("│ off: guardrail +│", output);

        await tool.OutputOfAsync(["withdraw", .. undo.Split(' ').Skip(4)]);
        var after = await tool.OutputOfAsync("status", "--state", "state", "--environment", "Production");
        Assert.DoesNotContain("undo:", after, StringComparison.Ordinal);
        Assert.Contains("telling", after, StringComparison.Ordinal);
        Assert.Contains("its decision was withdrawn", after.ReplaceLineEndings(" ").Replace("│", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_variable_of_a_host_names_the_folder()
    {
        using var tool = await CountAsync(treated: 30, control: 0);
        tool.Variables["OpenRollout__Guardrails__StateFolder"] = Path.Combine(tool.Folder, "state");

        var state = await ReadStateAsync(tool, "status", "--format", "json", "--environment", "production");
        var guardrail = state.GetProperty("guardrails")[0];

        Assert.Equal(("Off", "Decision"), (state.GetProperty("state").GetString(), state.GetProperty("decidedBy").GetString()));
        Assert.Equal(
            ("checkout-errors", "checkout.failed", "Decided", 0),
            (guardrail.GetProperty("guardrail").GetString(), guardrail.GetProperty("event").GetString(), guardrail.GetProperty("state").GetString(), guardrail.GetProperty("control").GetInt32()));
        Assert.True(guardrail.GetProperty("evidence").GetDouble() >= 1);
        Assert.Equal($"openrollout withdraw {guardrail.GetProperty("decision").GetString()} --environment production", guardrail.GetProperty("undo").GetString());
        Assert.Equal(0, (await tool.RunAsync(["withdraw", .. guardrail.GetProperty("undo").GetString()!.Split(' ').Skip(2)])).ExitCode);
    }

    [Fact]
    public async Task Without_a_state_folder_there_is_no_evidence()
    {
        using var tool = await CountAsync(treated: 3, control: 0);

        Assert.False((await ReadStateAsync(tool, "status", "--format", "json")).TryGetProperty("guardrails", out _));
        Assert.DoesNotContain("checkout-errors", await tool.OutputOfAsync("status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_does_not_exist_is_a_note()
    {
        using var tool = await CountAsync(treated: 1, control: 0);

        var result = await tool.RunAsync("status", "--state", "elsewhere");

        Assert.Equal(ExitCode.Success, result.ExitCode);
        Assert.Contains("note: the state folder", result.Error, StringComparison.Ordinal);
        Assert.Contains("0 users with the feature and 0", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_definition_mutes_a_guardrail()
    {
        using var tool = await CountAsync(treated: 3, control: 0);
        tool.Replace("flags.json", "\"event\": \"checkout.failed\"", "\"event\": \"checkout.failed\", \"ratio\": 2");

        var guardrail = (await ReadStateAsync(tool, "status", "--format", "json", "--state", "state")).GetProperty("guardrails")[0];

        Assert.Equal("Muted", guardrail.GetProperty("state").GetString());
        Assert.Contains("the definition of the guardrail has changed", guardrail.GetProperty("because").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_salt_begins_without_users()
    {
        using var tool = await CountAsync(treated: 30, control: 0);
        tool.Replace("flags.json", "stories-1", "stories-2");

        var state = await ReadStateAsync(tool, "status", "--format", "json", "--state", "state");

        Assert.Equal(("InProgress", "Watching", 0L), (state.GetProperty("state").GetString(), state.GetProperty("guardrails")[0].GetProperty("state").GetString(), state.GetProperty("guardrails")[0].GetProperty("treated").GetInt64()));
    }

    [Fact]
    public async Task Markdown_has_a_second_table()
    {
        using var tool = await CountAsync(treated: 3, control: 1);

        var output = await tool.OutputOfAsync("status", "--state", "state", "--format", "markdown");

        Assert.Contains("| flag | environment | guardrail | state | evidence | users |", output, StringComparison.Ordinal);
        Assert.Matches(@"\| stories \| Production \| checkout-errors \| watching \| [█░]{10}┃░░ [0-9]+ % \| 3 users with the feature and 1 without had 'checkout\.failed'", output);
    }

    [Fact]
    public async Task A_watched_status_shows_evidence_as_it_grows()
    {
        using var tool = await CountAsync(treated: 2, control: 0);
        await using var watch = tool.Start("status", "--watch", "--state", "state", "--environment", "Production");
        await watch.WaitForAsync("stories in Production, checkout-errors: watching");

        await CountAsync(tool, treated: 30, control: 0);

        await watch.WaitForAsync("stories in Production, checkout-errors: decided, evidence 1");
        Assert.Matches("checkout-errors: decided, .*; undo: openrollout withdraw guardrail-", watch.Output);
        Assert.Equal(ExitCode.Success, await watch.StopAsync());
    }

    private static async Task<Tool> CountAsync(int treated, int control)
    {
        var tool = new Tool();
        tool.Write("flags.json", Manifest);
        tool.Write("flags.Production.json", Overlay);
        await CountAsync(tool, treated, control);
        return tool;
    }

    private static Task CountAsync(Tool tool, int treated, int control)
        => WatchedApplication.RunAsync(tool, new ManifestLayers(Encoding.UTF8.GetBytes(Manifest), "Production", Encoding.UTF8.GetBytes(Overlay)), "flags", "stories", ("checkout.failed", null, treated, control));

    private static async Task<JsonElement> ReadStateAsync(Tool tool, params string[] args)
        => JsonDocument.Parse(await tool.OutputOfAsync(args)).RootElement.GetProperty("flags")[0].GetProperty("states")[0];
}
