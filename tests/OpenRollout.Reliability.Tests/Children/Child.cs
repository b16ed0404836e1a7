using System.Diagnostics;

namespace OpenRollout.Reliability.Tests.Children;

/// <summary>Starts this program as a child process, for faults that a process does not survive or that would affect all tests.</summary>
internal static class Child
{
    /// <summary>Starts the program.</summary>
    public static Process Start(params string[] arguments) => Start("dotnet", ["exec", Program, .. arguments]);

    /// <summary>Starts the program from a shell command that changes the environment first. <c>exec "$@"</c> runs the program.</summary>
    public static Process StartInShell(string script, params string[] arguments)
        => Start("sh", ["-c", script, "sh", "dotnet", "exec", Program, .. arguments]);

    /// <summary>Waits for a program that must succeed and returns its output.</summary>
    public static async Task<string> EndAsync(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = process.StandardError.ReadToEndAsync();
            try
            {
                await process.WaitForExitAsync().WaitAsync(Trials.Watch.Patience);
            }
            catch (TimeoutException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            Assert.True(process.ExitCode == 0, $"{await output}{await errors}");
            return await output;
        }
    }

    private static string Program => typeof(Child).Assembly.Location;

    private static Process Start(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Writable code is mapped through a file, to which a limit on the length of files also applies.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Process.Start(start)!;
    }
}
