using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenRollout.Docs.Tests;

/// <summary>The sample runs and reports the expected results.</summary>
public sealed partial class SampleTests
{
    [Fact]
    public async Task Stories_are_rolled_out_killed_explained_swapped_held_and_guarded()
    {
        var output = await RunAsync();
        Assert.Matches(Advanced(), output);
        Assert.Matches(Killed(), output);
        Assert.Contains("stories = false (variant off, reason Default)", output, StringComparison.Ordinal);
        Assert.Matches(Swapped(), output);
        Assert.Contains("Environments: 100,000 users have Stories in Development, ", output, StringComparison.Ordinal);
        Assert.Contains("Decision: held at internal in Production, ", output, StringComparison.Ordinal);
        Assert.Contains("It was switched off after 1,505 users.", output, StringComparison.Ordinal);
        Assert.Contains("No alarm after 100,000 users.", output, StringComparison.Ordinal);
        // No color codes outside a terminal.
        Assert.DoesNotContain("\u001b", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task README_shows_the_output_of_the_sample()
    {
        var output = (await RunAsync()).Split('\n').Select(line => line.Trim()).ToHashSet();
        var shown = Pages.Snippets("text").Single(snippet => snippet.Page == "README.md" && snippet.Code.Contains("Kill switch", StringComparison.Ordinal)).Code.Split('\n').Select(line => line.Trim());
        // The time of the kill switch differs from run to run, and README shortens the explanation.
        Assert.All(shown.Where(line => !line.StartsWith("Kill switch", StringComparison.Ordinal) && !line.StartsWith("│ …", StringComparison.Ordinal)), line => Assert.Contains(line, output));
    }

    [Fact]
    public async Task Bars_are_proportional_to_their_values()
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
        Assert.StartsWith("100,000 simulated users", output, StringComparison.Ordinal);
        Assert.NotEmpty(ChartRow().Matches(output));
    }

    /// <summary>Gets the sample where it was built: in the folder of these tests it would need ASP.NET Core's framework.</summary>
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

    /// <summary>Matches a row of the chart of segments: a bar and its value, with one decimal.</summary>
    [GeneratedRegex(@"^ *\w+ (?<bar>█+) +(?<percent>\d+\.\d) *\r?$", RegexOptions.Multiline)]
    private static partial Regex ChartRow();

    [GeneratedRegex(@"Kill switch: evaluations returned false \d+ ms after the change, and true again \d+ ms after the next one\.")]
    private static partial Regex Killed();

    [GeneratedRegex(@"Swapped providers: OpenRollout returned (True|False), the in-memory provider (True|False), OpenRollout again \1\.")]
    private static partial Regex Swapped();
}
