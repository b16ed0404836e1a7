using System.Diagnostics;
using System.Text.RegularExpressions;

namespace OpenRollout.Docs.Tests;

/// <summary>The main job runs, and what it prints is right by its own laws.</summary>
public sealed partial class SampleTests
{
    [Fact]
    public async Task Stories_are_rolled_out_killed_explained_and_swapped()
    {
        var output = await RunAsync();
        Assert.Matches(Advanced(), output);
        Assert.Matches(Killed(), output);
        Assert.Contains("stories = false (variant off, reason Default)", output, StringComparison.Ordinal);
        Assert.Matches(Swapped(), output);
        // Nothing of a terminal's colours where there is none.
        Assert.DoesNotContain("\u001b", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_README_shows_of_it_is_what_it_prints()
    {
        var output = (await RunAsync()).Split('\n').Select(line => line.Trim()).ToHashSet();
        var shown = Pages.Snippets("text").Single(snippet => snippet.Page == "README.md").Code.Split('\n').Select(line => line.Trim());
        // How long the kill took differs from run to run, and not all of the explanation is shown.
        Assert.All(shown.Where(line => !line.StartsWith("Killed", StringComparison.Ordinal) && !line.StartsWith("│ …", StringComparison.Ordinal)), line => Assert.Contains(line, output));
    }

    /// <summary>The sample lies where it was built: beside these tests it would miss what they have from ASP.NET Core's framework.</summary>
    private static string Sample => Path.Combine(AppContext.BaseDirectory, "..", "..", "Stories", new DirectoryInfo(AppContext.BaseDirectory).Name, "Stories.dll");

    private static async Task<string> RunAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Sample]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }

    [GeneratedRegex(@"Advancing internal → alpha → gradual → full: 100,000 joined, 0 dropped out\.")]
    private static partial Regex Advanced();

    [GeneratedRegex(@"Killed: the first evaluation that saw it came \d+ ms after the manifest was written; revived after \d+ ms\.")]
    private static partial Regex Killed();

    [GeneratedRegex(@"Swapped providers: OpenRollout says (True|False), the in-memory provider (True|False), OpenRollout again \1\.")]
    private static partial Regex Swapped();
}
