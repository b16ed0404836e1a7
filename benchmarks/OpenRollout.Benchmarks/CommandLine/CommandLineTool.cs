using System.Diagnostics;
using System.Reflection;

namespace OpenRollout.Benchmarks;

/// <summary>The tool <c>openrollout</c>, run in a process of its own in an empty folder with the manifest of the repository.</summary>
internal sealed class CommandLineTool : IDisposable
{
    private static readonly string Program = typeof(CommandLineTool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "CommandLineTool").Value!;
    private static readonly string Benchmarks = Path.Combine(AppContext.BaseDirectory, "OpenRollout.Benchmarks.dll");

    private readonly string _folder = Directory.CreateTempSubdirectory("openrollout-cli-").FullName;

    public CommandLineTool() => File.Copy(Path.Combine(AppContext.BaseDirectory, "stories.json"), PathOf("flags.json"));

    /// <summary>Returns the path of a file in the folder.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Runs a command to its end, with its output discarded, and returns the nanoseconds and the highest number of bytes that it took.</summary>
    /// <exception cref="InvalidOperationException">The command returned another code than 0.</exception>
    public (double Time, long Memory) Run(params string[] arguments) => Start([Program, .. arguments]);

    /// <summary>Runs an empty program and returns the nanoseconds it took.</summary>
    public double RunEmpty() => Start([Benchmarks, StartUp.EmptyCommand]).Time;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (double Time, long Memory) Start(string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = new Process { StartInfo = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true } };
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var memory = 0L;
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(20)))
        {
            process.Refresh();
            memory = Math.Max(memory, process.HasExited ? 0 : process.PeakWorkingSet64);
        }

        var time = Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        return process.ExitCode == 0 ? (time, memory) : throw new InvalidOperationException($"'dotnet {string.Join(' ', arguments)}' returned {process.ExitCode}.");
    }
}
