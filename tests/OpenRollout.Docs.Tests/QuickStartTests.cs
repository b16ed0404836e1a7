using System.Diagnostics;

namespace OpenRollout.Docs.Tests;

/// <summary>README's quick start, followed to the letter: a new project, its manifest, and the code, built and run.</summary>
public sealed class QuickStartTests
{
    /// <summary>Two folders below the root, as README has it, and not in artifacts, where the SDK looks for no sources.</summary>
    private static readonly string Folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../bin/quick-start"));

    [Fact]
    public async Task A_new_project_builds_and_runs()
    {
        Directory.CreateDirectory(Folder);
        await WriteAsync("QuickStart.csproj", Pages.Snippets("xml"));
        await WriteAsync("flags.json", Pages.Snippets("json"));
        var code = Pages.Snippets("csharp").Where(snippet => snippet.Page == "README.md").Select(snippet => snippet.Code);
        await File.WriteAllTextAsync(
            Path.Combine(Folder, "Program.cs"),
            string.Join('\n', code.Prepend("using OpenFeature;\nusing OpenFeature.Providers.Memory;\nusing OpenRollout;\nusing QuickStart;\n")));

        var output = await RunAsync();
        // Swapped to the in-memory provider, back to ours, and overridden.
        Assert.EndsWith("True\nFalse\nTrue\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static Task WriteAsync(string file, IEnumerable<Snippet> snippets)
        => File.WriteAllTextAsync(Path.Combine(Folder, file), snippets.First(snippet => snippet.Page == "README.md").Code);

    private static async Task<string> RunAsync()
    {
        // No server of the compiler's is left behind, which would keep the test's output open.
        var start = new ProcessStartInfo("dotnet", ["run", "--project", Folder, "-p:UseSharedCompilation=false"])
        {
            RedirectStandardOutput = true,
            Environment = { ["MSBUILDDISABLENODEREUSE"] = "1" },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        return output;
    }
}
