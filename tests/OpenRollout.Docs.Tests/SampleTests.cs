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
        Assert.Contains("stories = true", output, StringComparison.Ordinal);
        Assert.Matches(Swapped(), output);
        // Nothing of a terminal's colours where there is none.
        Assert.DoesNotContain("\u001b", output, StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Stories.dll")]) { RedirectStandardOutput = true };
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
