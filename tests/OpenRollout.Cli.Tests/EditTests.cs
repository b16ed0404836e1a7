using System.Text;
using System.Text.Json;
using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>Edits change only what they must, and are refused if they would be an error or take people out.</summary>
public sealed class EditTests
{
    [Fact]
    public async Task Advancing_changes_the_stage_and_its_date_and_nothing_else()
    {
        using var tool = Tool.WithExample();
        var before = tool.Read("flags.json");

        Assert.StartsWith("stories: 'internal' → 'alpha' (saved flags.json)\n", await tool.OutputOfAsync("advance", "stories"), StringComparison.Ordinal);

        Assert.Equal(
            before.Replace("\"stage\": \"internal\"", "\"stage\": \"alpha\"", StringComparison.Ordinal)
                .Replace("{ \"name\": \"alpha\", \"audiences\": [{ \"segment\": \"alpha-testers\" }] }", "{ \"name\": \"alpha\", \"audiences\": [{ \"segment\": \"alpha-testers\" }], \"since\": \"2026-11-26\" }", StringComparison.Ordinal),
            tool.Read("flags.json"));
    }

    [Fact]
    public async Task Going_back_after_advancing_restores_the_bytes_of_manifest_and_overlay()
    {
        using var tool = Tool.WithExample();
        foreach (var (file, options) in new[] { ("flags.json", Array.Empty<string>()), ("flags.Production.json", ["--environment", "Production"]) })
        {
            var before = tool.Read(file);
            await tool.OutputOfAsync(["advance", "stories", .. options]);
            Assert.NotEqual(before, tool.Read(file));

            Assert.Contains("drop out", await tool.OutputOfAsync(["back", "stories", .. options]), StringComparison.Ordinal);

            Assert.Equal(before, tool.Read(file));
        }
    }

    [Fact]
    public async Task A_byte_order_mark_line_ends_and_a_missing_last_line_end_stay()
    {
        using var tool = new Tool();
        var text = "\uFEFF" + Tool.WithExample().Read("flags.json").Replace("\"environments\": [\"Staging\", \"Production\"],", "", StringComparison.Ordinal).TrimEnd().ReplaceLineEndings("\r\n");
        File.WriteAllBytes(Path.Combine(tool.Folder, "flags.json"), Encoding.UTF8.GetBytes(text));

        await tool.OutputOfAsync("set", "stories", "--stage", "gradual", "--audience", "2", "--percentage", "7.5");

        Assert.Equal(text.Replace("\"percentage\": 5 ", "\"percentage\": 7.5 ", StringComparison.Ordinal), Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(tool.Folder, "flags.json"))));
    }

    [Fact]
    public async Task An_overlay_that_does_not_exist_is_created_and_listed()
    {
        using var tool = Tool.WithExample();
        tool.Replace("flags.json", "{\n  \"environments\"", "{\n  \"$schema\": \"./obj/openrollout.schema.json\",\n  \"environments\"");

        await tool.OutputOfAsync("advance", "stories", "--environment", "Canary");

        Assert.Equal(
            """
            {
              "$schema": "./obj/openrollout.overlay.schema.json",
              "environment": "Canary",
              "flags": {
                "stories": {
                  "rollout": {
                    "stages": {
                      "alpha": {
                        "since": "2026-11-26"
                      }
                    },
                    "stage": "alpha"
                  }
                }
              }
            }

            """.ReplaceLineEndings("\n"),
            tool.Read("flags.Canary.json"));
        Assert.Contains("[\"Staging\", \"Production\", \"Canary\"]", tool.Read("flags.json"), StringComparison.Ordinal);
        await tool.OutputOfAsync("check");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "stories": { "enabled": true } }""")]
    [InlineData("""{ "stories": { "rollout": { "stages": { "alpha": { "description": "x" } } } } }""")]
    [InlineData("""{ "stories": { "rollout": { "stage": "internal" } } }""")]
    [InlineData("""{ "stories": { "rollout": { "stage": "internal", "stages": { "internal": { "since": "2026-11-02" } } } } }""")]
    public async Task Going_back_in_an_overlay_removes_the_stage_that_advancing_added_and_keeps_the_stage_that_was_there(string flags)
    {
        using var tool = Tool.WithExample();
        var overlay = $$"""{ "flags": {{flags}} }""";
        tool.Write("flags.Staging.json", overlay);

        await tool.OutputOfAsync("advance", "stories", "--environment", "Staging");
        await tool.OutputOfAsync("advance", "stories", "--environment", "Staging");
        Assert.Contains("\"stage\": \"gradual\"", tool.Read("flags.Staging.json"), StringComparison.Ordinal);
        await tool.OutputOfAsync("back", "stories", "--environment", "Staging");
        await tool.OutputOfAsync("back", "stories", "--environment", "Staging");

        Assert.Equal(overlay, tool.Read("flags.Staging.json"));
    }

    [Fact]
    public async Task A_percentage_in_an_overlay_takes_the_audiences_of_the_manifest_along()
    {
        using var tool = Tool.WithExample();

        await tool.OutputOfAsync("set", "stories", "--stage", "gradual", "--audience", "2", "--percentage", "25", "--environment", "Production");

        Assert.Contains("\"gradual\": { \"audiences\": [{ \"segment\": \"nordic-mobile\", \"percentage\": 50 }, { \"percentage\": 25 }] }", tool.Read("flags.Production.json"), StringComparison.Ordinal);
        Assert.DoesNotContain("\"percentage\": 25", tool.Read("flags.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disabling_states_the_day_and_the_reason_and_enabling_removes_them()
    {
        using var tool = Tool.WithExample();

        await tool.OutputOfAsync("disable", "stories", "--environment", "Staging", "--reason", "breaks \"search\"");
        Assert.Contains("\"enabled\": false, \"disabledSince\": \"2026-11-26\", \"reason\": \"breaks \\\"search\\\"\"", tool.Read("flags.Staging.json"), StringComparison.Ordinal);

        await tool.OutputOfAsync("enable", "stories", "--environment", "Staging");
        Assert.DoesNotContain("disabledSince", tool.Read("flags.Staging.json"), StringComparison.Ordinal);
        Assert.Contains("value    true", await tool.OutputOfAsync("eval", "stories", "--environment", "Staging"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_that_takes_people_out_needs_permission()
    {
        using var tool = Tool.WithExample();
        tool.Replace("flags.json", "\"stage\": \"internal\"", "\"stage\": \"gradual\"");
        var before = tool.Read("flags.json");
        string[] edit = ["set", "stories", "--audience", "2", "--percentage", "1"];

        var result = await tool.RunAsync(edit);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("users of 'stories' would drop out; add --allow-drop", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, tool.Read("flags.json"));
        await tool.OutputOfAsync([.. edit, "--allow-drop"]);
        Assert.NotEqual(before, tool.Read("flags.json"));
    }

    [Fact]
    public async Task A_manifest_edit_is_compared_in_every_environment()
    {
        using var tool = Tool.WithExample();

        var output = await tool.OutputOfAsync("disable", "stories", "--dry-run", "--format", "json");

        var json = JsonDocument.Parse(output).RootElement;
        Assert.Equal([null, "Staging", "Production"], json.GetProperty("environments").EnumerateArray().Select(each => each.TryGetProperty("environment", out var name) ? name.GetString() : null));
        Assert.False(json.GetProperty("isSaved").GetBoolean());
    }

    [Fact]
    public async Task A_schedule_is_only_ended_on_request()
    {
        using var tool = new Tool();
        tool.Write("flags.json", """
            { "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [
              { "name": "a", "startsAt": "2026-11-01T00:00:00Z", "audiences": [{ "percentage": 1 }] },
              { "name": "b", "startsAt": "2026-12-01T00:00:00Z", "audiences": [{ "percentage": 100 }] } ] } } } }
            """);

        var result = await tool.RunAsync("advance", "f");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--pin", result.Error, StringComparison.Ordinal);
        await tool.OutputOfAsync("advance", "f", "--pin");
        Assert.Contains("\"stage\": \"b\"", tool.Read("flags.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_prints_the_difference_and_saves_nothing()
    {
        using var tool = Tool.WithExample();
        var before = tool.Read("flags.Production.json");

        var output = await tool.OutputOfAsync("advance", "stories", "--environment", "Production", "--dry-run");

        Assert.Contains("--- flags.Production.json\n+++ flags.Production.json\n@@ -4,7 +4,7 @@\n", output, StringComparison.Ordinal);
        Assert.Contains("\n-    \"stories\": { \"rollout\": { \"stage\": \"alpha\"", output, StringComparison.Ordinal);
        Assert.Contains("(nothing was saved)", output, StringComparison.Ordinal);
        Assert.Equal(before, tool.Read("flags.Production.json"));
    }

    [Theory]
    [InlineData("is at its last stage", "advance", "chat.reactions")]
    [InlineData("is enabled already", "enable", "stories")]
    [InlineData("is disabled already", "disable", "chat.reactions", "--environment", "Production")]
    [InlineData("has 2 audiences; choose one with --audience: 1 (50 % of segment 'nordic-mobile'), 2 (5 % of everyone)", "set", "stories", "--stage", "gradual", "--percentage", "1")]
    [InlineData("is not a percentage", "set", "stories", "--percentage", "101")]
    [InlineData("did you mean 'gradual'?", "advance", "stories", "--stage", "gradul")]
    [InlineData("'openrollout advance' moves it to a later stage", "back", "stories", "--stage", "full")]
    [InlineData("the edit would cause the errors above", "set", "stories", "--percentage", "1.2345")]
    [InlineData("the edit would cause the errors above", "advance", "stories", "--environment", "not a name")]
    public async Task An_edit_that_is_not_possible_changes_nothing(string message, params string[] args)
    {
        using var tool = Tool.WithExample();
        var before = Directory.EnumerateFiles(tool.Folder).ToDictionary(path => path, File.ReadAllText);

        var result = await tool.RunAsync(args);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.EnumerateFiles(tool.Folder).ToDictionary(path => path, File.ReadAllText));
    }

    [Fact]
    public async Task A_link_and_the_permissions_of_the_file_stay()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var tool = Tool.WithExample();
        var path = Path.Combine(tool.Folder, "flags.json");
        Directory.CreateDirectory(Path.Combine(tool.Folder, "shared"));
        File.Move(path, Path.Combine(tool.Folder, "shared", "flags.json"));
        File.CreateSymbolicLink(path, Path.Combine("shared", "flags.json"));
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        File.SetUnixFileMode(path, mode);

        await tool.OutputOfAsync("advance", "stories");

        Assert.NotNull(new FileInfo(path).LinkTarget);
        Assert.Equal(mode, File.GetUnixFileMode(path));
        Assert.Contains("\"stage\": \"alpha\"", tool.Read("shared/flags.json"), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(tool.Folder, "*.tmp", SearchOption.AllDirectories));
    }
}
