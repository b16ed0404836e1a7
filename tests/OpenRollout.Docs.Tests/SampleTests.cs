using System.Diagnostics;
using System.Globalization;
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

    [Fact]
    public async Task Bars_are_as_long_as_their_values_say()
    {
        var bars = ChartRow().Matches(await RunAsync()).Select(row => (Length: row.Groups["bar"].Length, Percent: decimal.Parse(row.Groups["percent"].Value, CultureInfo.InvariantCulture))).ToArray();
        Assert.InRange(bars.Length, 10, 100);
        foreach (var bar in bars)
        {
            Assert.All(bars.Where(other => other.Percent <= bar.Percent), other => Assert.InRange(other.Length, 1, bar.Length));
        }
    }

    [Fact]
    public async Task Numbers_are_the_same_in_every_culture()
    {
        var output = await RunAsync("de-DE");
        Assert.Matches(Advanced(), output);
        Assert.StartsWith("100,000 made-up users", output, StringComparison.Ordinal);
        Assert.NotEmpty(ChartRow().Matches(output));
    }

    /// <summary>The sample lies where it was built: beside these tests it would miss what they have from ASP.NET Core's framework.</summary>
    private static string Sample => Path.Combine(AppContext.BaseDirectory, "..", "..", "Stories", new DirectoryInfo(AppContext.BaseDirectory).Name, "Stories.dll");

    private static async Task<string> RunAsync(string culture = "en-US")
    {
        var start = new ProcessStartInfo("dotnet", [Sample]) { RedirectStandardOutput = true, Environment = { ["LC_ALL"] = $"{culture.Replace('-', '_')}.UTF-8" } };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }

    [GeneratedRegex(@"Advancing internal → alpha → gradual → full: 100,000 joined, 0 dropped out\.")]
    private static partial Regex Advanced();

    /// <summary>A row of the chart of segments: a bar and its value, with one digit after the point.</summary>
    [GeneratedRegex(@"^ *\w+ (?<bar>█+) +(?<percent>\d+\.\d) *\r?$", RegexOptions.Multiline)]
    private static partial Regex ChartRow();

    [GeneratedRegex(@"Killed: the first evaluation that saw it came \d+ ms after the manifest was written; revived after \d+ ms\.")]
    private static partial Regex Killed();

    [GeneratedRegex(@"Swapped providers: OpenRollout says (True|False), the in-memory provider (True|False), OpenRollout again \1\.")]
    private static partial Regex Swapped();
}
