using System.Text;
using System.Text.RegularExpressions;
using OpenRollout.Cli.Tests.Harness;
using OpenRollout.Manifest;

namespace OpenRollout.Cli.Tests;

/// <summary>Every example of docs/cli.md is run, in order, and prints what the page shows. Accept new output with OPENROLLOUT_ACCEPT_SNAPSHOTS=1.</summary>
public sealed partial class DocumentationTests
{
    private const string Page = "docs/cli.md";
    private const string Prompt = "$ ";

    /// <summary>The identifier of a decision on the page; a real one is different each time.</summary>
    private const string ShownId = "20261126-140312-1f0c6a2be4d39875";

    [Fact]
    public async Task The_examples_of_the_page_print_what_it_shows()
    {
        var before = (await File.ReadAllTextAsync(RepositoryFiles.Find(Page))).ReplaceLineEndings("\n");
        var after = new StringBuilder();
        using var tool = Tool.WithExample();
        DiffTests.Commit(tool.Folder);
        await WatchedApplication.RunAsync(
            tool, new ManifestLayers(File.ReadAllBytes(Path.Combine(tool.Folder, "payments.flags.json")), null, null), "payments", "express-checkout", ("http.server.slow", 900, 4, 38), ("checkout.failed", null, 99, 24));
        // The change that the examples of `diff` show.
        tool.Replace("flags.Production.json", "\"stage\": \"alpha\"", "\"stage\": \"internal\"");
        var changed = tool.Read("flags.Production.json");
        tool.Replace("flags.Production.json", "\"stage\": \"internal\"", "\"stage\": \"alpha\"");
        var original = tool.Read("flags.Production.json");
        var (inFence, lastId) = (false, ShownId);
        foreach (var line in before.Split('\n'))
        {
            if (!inFence || line == "```")
            {
                inFence = line == "```console";
                after.Append(line).Append('\n');
                continue;
            }

            if (!line.StartsWith(Prompt, StringComparison.Ordinal))
            {
                continue;
            }

            after.Append(line).Append('\n');
            var args = Split(line[Prompt.Length..]);
            if (args[0] != "openrollout")
            {
                continue;
            }

            tool.Write("flags.Production.json", args[1] == "diff" ? changed : tool.Read("flags.Production.json") == changed ? original : tool.Read("flags.Production.json"));
            var redirection = args.FindIndex(arg => arg.StartsWith('>'));
            var result = await tool.RunAsync([.. args.Skip(1).Take(redirection < 0 ? int.MaxValue : redirection - 1).Select(arg => arg == ShownId ? lastId : arg)]);
            var output = result.Error + (redirection < 0 ? result.Output : "");
            if (Id().Match(output) is { Success: true } id)
            {
                lastId = id.Value;
            }

            after.Append(Id().Replace(output, ShownId).Replace(tool.Folder, "/src", StringComparison.Ordinal));
        }

        var expected = after.ToString()[..^1];
        if (before != expected && Environment.GetEnvironmentVariable("OPENROLLOUT_ACCEPT_SNAPSHOTS") == "1")
        {
            await File.WriteAllTextAsync(RepositoryFiles.Find(Page), expected);
            return;
        }

        Assert.Equal(expected, before);
    }

    [Fact]
    public async Task The_page_has_every_command()
    {
        var page = await File.ReadAllTextAsync(RepositoryFiles.Find(Page));

        Assert.All(
            CommandLine.CreateRoot(MemoryOrigin.Silent).Subcommands.Where(command => !command.Hidden),
            command => Assert.Matches($"`{command.Name}[` ]", page));
    }

    /// <summary>Splits a line as a shell does, as far as the page needs it.</summary>
    internal static List<string> Split(string line)
        => [.. Argument().Matches(line).Select(match => match.Value is ['\'' or '"', ..] ? match.Value[1..^1] : match.Value)];

    [GeneratedRegex("""'[^']*'|"[^"]*"|\S+""")]
    private static partial Regex Argument();

    [GeneratedRegex("[0-9]{8}-[0-9]{6}-[0-9a-f]{16}")]
    private static partial Regex Id();
}
