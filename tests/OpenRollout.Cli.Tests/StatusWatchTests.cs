using System.Text.Json;
using System.Text.RegularExpressions;
using OpenRollout.Cli.Tests.Harness;

namespace OpenRollout.Cli.Tests;

/// <summary>The status of flags while it changes.</summary>
public sealed class StatusWatchTests
{
    [Fact]
    public async Task Without_a_terminal_each_change_is_a_line()
    {
        using var tool = Tool.WithExample();
        await using var watch = tool.Start("status", "--watch", "--environment", "Staging");
        await watch.WaitForAsync("chat.reactions in Staging");

        tool.Replace("flags.Staging.json", "\"stage\": \"full\"", "\"stage\": \"gradual\"");
        await watch.WaitForAsync("gradual");

        Assert.Equal(
            """
            stories in Staging: ████ full 4/4, 100 %, since 2026-11-10 (16 d), fully rolled out: remove it
            chat.reactions in Staging: █ all 1/1, 100 %, since 2026-11-01 (25 d), fully rolled out: remove it
            stories in Staging: ███░ gradual 3/4, 5 % +, advance to 'full'

            """,
            Regex.Replace(watch.Output, "^2026-11-26T12:[0-9:]{5}Z ", "", RegexOptions.Multiline));
        Assert.Equal(ExitCode.Success, await watch.StopAsync());
    }

    [Fact]
    public async Task A_decision_is_shown_when_it_is_made()
    {
        using var tool = Tool.WithExample();
        await using var watch = tool.Start("status", "--watch", "--environment", "Staging");
        await watch.WaitForAsync("chat.reactions in Staging");

        await tool.OutputOfAsync("kill", "chat.reactions", "--environment", "Staging", "--reason", "floods the queue");

        await watch.WaitForAsync("chat.reactions in Staging: off: floods the queue");
    }

    [Fact]
    public async Task A_manifest_that_is_being_written_is_a_note_and_not_the_end()
    {
        using var tool = Tool.WithExample();
        var manifest = tool.Read("flags.json");
        await using var watch = tool.Start("status", "--watch", "--environment", "Staging");
        await watch.WaitForAsync("chat.reactions in Staging");

        tool.Write("flags.json", manifest[..200]);
        await watch.WaitForAsync("cannot be used: correct the");
        tool.Write("flags.json", manifest.Replace("\"chat.reactions\"", "\"chat.smileys\"", StringComparison.Ordinal));
        tool.Write("flags.Staging.json", tool.Read("flags.Staging.json"));

        await watch.WaitForAsync("chat.reactions in Staging: removed");
        Assert.Contains("chat.smileys in Staging: █ all", watch.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, await watch.StopAsync());
    }

    [Fact]
    public async Task JSON_is_one_document_a_line_for_each_change()
    {
        using var tool = Tool.WithExample();
        await using var watch = tool.Start("status", "--watch", "--format", "json");
        await watch.WaitForAsync("\n");

        tool.Replace("flags.Staging.json", "\"stage\": \"full\"", "\"stage\": \"gradual\"");
        await watch.WaitForAsync("\"stage\":\"gradual\"");

        var documents = watch.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["full", "gradual"], documents.Select(document => document.GetProperty("flags")[0].GetProperty("states")[0].GetProperty("stage").GetString()));
        Assert.True(documents[0].GetProperty("at").GetDateTimeOffset() < documents[1].GetProperty("at").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_terminal_shows_the_table_in_place()
    {
        using var tool = Tool.WithExample();
        tool.IsTerminal = true;
        await using var watch = tool.Start("status", "--watch");
        await watch.WaitForAsync("Ctrl+C ends");

        tool.Replace("flags.Staging.json", "\"stage\": \"full\"", "\"stage\": \"gradual\"");
        await watch.WaitForAsync("███░ gradual");

        // The cursor goes up to the first line again.
        Assert.Matches("\u001b\\[[0-9]+A", watch.Output);
        Assert.Equal(ExitCode.Success, await watch.StopAsync());
        Assert.EndsWith("\u001b[?25h", watch.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_manifest_there_is_nothing_to_watch()
    {
        using var tool = new Tool();

        Assert.Equal(ExitCode.Invalid, (await tool.RunAsync("status", "--watch")).ExitCode);
    }
}
