using System.Diagnostics;

namespace OpenRollout.Package.Tests;

/// <summary>A folder of a user outside this repository, deleted after the test.</summary>
internal sealed class Workspace : IDisposable
{
    /// <summary>Far more than any of these builds takes: what is still running then hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public Workspace()
    {
        Write("nuget.config", Feed.NuGetConfig);
        // Nothing above the folder has a say in what is built here.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    /// <summary>The folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("openrollout-user-").FullName;

    /// <summary>Writes a file, with the folders that it lies in.</summary>
    public Workspace Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>Reads a file.</summary>
    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string path) => File.Exists(Path.Combine(Folder, path));

    /// <summary>When a file was written, in UTC.</summary>
    public DateTime WrittenAt(string path) => File.GetLastWriteTimeUtc(Path.Combine(Folder, path));

    /// <summary>Builds; of the output only diagnostics are kept.</summary>
    public Task<CommandResult> BuildAsync(string project, params string[] options)
        => DotnetAsync(["build", project, "-v:q", "-nologo", "-tl:off", "-clp:NoSummary", "-p:UseSharedCompilation=false", "-nodeReuse:false", .. options]);

    /// <summary>Runs what was built.</summary>
    public Task<CommandResult> RunAsync(string project) => DotnetAsync("run", "--no-build", "--project", project);

    /// <summary>Runs a command of the SDK.</summary>
    public Task<CommandResult> DotnetAsync(params string[] arguments) => RunAsync("dotnet", arguments);

    /// <summary>Runs a program of the folder.</summary>
    public Task<CommandResult> ExecuteAsync(string path) => RunAsync(Path.Combine(Folder, path), []);

    private async Task<CommandResult> RunAsync(string command, string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["NUGET_PACKAGES"] = Feed.Packages,
                // No server is left behind, which would keep the output open.
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
                ["DOTNET_NOLOGO"] = "1",
            },
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var errors = process.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new CommandResult(Folder, process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{command} {string.Join(' ', arguments)} took longer than {Patience}.");
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
