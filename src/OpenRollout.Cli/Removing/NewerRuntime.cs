using System.Diagnostics;
using OpenRollout.Cli.Workspaces;

namespace OpenRollout.Cli.Removing;

/// <summary>Runs the command again on a newer .NET, if the compiler of the solution needs one.</summary>
internal static class NewerRuntime
{
    /// <summary>Marks the second run, so that there is no third.</summary>
    private const string Mark = "OPENROLLOUT_NEWER_RUNTIME";

    /// <summary>Runs the command on the newest installed .NET.</summary>
    /// <param name="compiler">The compiler.</param>
    /// <param name="host">The host.</param>
    /// <param name="args">The arguments of the command.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="CommandException">This is the newest installed .NET.</exception>
    public static async Task<int> RunAsync(SdkCompiler compiler, CommandHost host, IEnumerable<string> args)
    {
        if (host.GetVariable(Mark) is not null)
        {
            throw new CommandException(
                $"the solution uses the .NET SDK {Path.GetFileName(compiler.SdkFolder)}, whose compiler needs the .NET runtime {compiler.Runtime.ToString(2)}; this is {Environment.Version}. Install that runtime");
        }

        var start = CreateStart(compiler, host.Folder, typeof(NewerRuntime).Assembly.Location, args);
        using var process = Process.Start(start) ?? throw new CommandException($"{start.FileName} did not start");
        // Ctrl+C reaches the process too, which then returns its own exit code.
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>Returns how the command is started on a newer .NET.</summary>
    internal static ProcessStartInfo CreateStart(SdkCompiler compiler, string folder, string program, IEnumerable<string> args)
        => new(compiler.Host, ["exec", "--roll-forward", "LatestMajor", program, .. args])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            Environment = { [Mark] = "1" },
        };
}
