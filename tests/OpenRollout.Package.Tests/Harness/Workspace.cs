using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OpenRollout.Package.Tests;

/// <summary>A temporary folder outside this repository, deleted after the test.</summary>
internal sealed class Workspace : IDisposable
{
    /// <summary>Far more than any of these builds takes.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    public Workspace()
    {
        Write("nuget.config", Feed.NuGetConfig);
        // Files above the folder do not affect the build.
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    /// <summary>Gets the path of the folder.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("openrollout-user-").FullName;

    /// <summary>Writes a file and creates its folders.</summary>
    public Workspace Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return this;
    }

    /// <summary>Reads a file.</summary>
    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>Returns whether a file exists.</summary>
    public bool Has(string path) => File.Exists(Path.Combine(Folder, path));

    /// <summary>Returns when a file was last written, in UTC.</summary>
    public DateTime WrittenAt(string path) => File.GetLastWriteTimeUtc(Path.Combine(Folder, path));

    /// <summary>Builds a project and prints diagnostics only.</summary>
    public Task<CommandResult> BuildAsync(string project, params string[] options)
        => DotnetAsync(["build", project, "-v:q", "-nologo", "-tl:off", "-clp:NoSummary", "-nodeReuse:false", .. CompilerServer.BuildOptions, .. options]);

    /// <summary>Runs a project that was built.</summary>
    public Task<CommandResult> RunAsync(string project) => DotnetAsync("run", "--no-build", "--project", project);

    /// <summary>Runs a command of the SDK.</summary>
    public Task<CommandResult> DotnetAsync(params string[] arguments) => RunAsync("dotnet", arguments);

    /// <summary>Runs git, which must be installed.</summary>
    public Task<CommandResult> GitAsync(params string[] arguments)
        => RunAsync("git", ["-c", "user.name=test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", .. arguments]);

    /// <summary>Runs a program in the folder.</summary>
    public Task<CommandResult> ExecuteAsync(string path, params string[] arguments) => RunAsync(Path.Combine(Folder, path), arguments);

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
                // A build server that keeps running would keep the output open.
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
                ["DOTNET_CLI_UI_LANGUAGE"] = "en",
                ["DOTNET_NOLOGO"] = "1",
                // A command ends before profile-guided optimization pays off.
                ["DOTNET_TieredPGO"] = "0",
                // Where a program that needs the runtime finds it.
                ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")),
            },
        };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Timeout);
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
            throw new TimeoutException($"{command} {string.Join(' ', arguments)} took longer than {Timeout}.");
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
